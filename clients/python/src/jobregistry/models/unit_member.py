from __future__ import annotations

from enum import StrEnum


class UnitMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CODE = "code"
    CREATEDAT = "createdAt"
    DIFFICULTYAREA = "difficultyArea"
    DISTRICTID = "districtId"
    FORMERDISTRICTIDS = "formerDistrictIds"
    ID = "id"
    LEVEL = "level"
    NAME = "name"
    PARENTID = "parentId"
    PREDECESSORIDS = "predecessorIds"
    RISKAREAS = "riskAreas"
    SUCCESSORIDS = "successorIds"
    UNITTYPE = "unitType"
    UPDATEDAT = "updatedAt"
    VALIDFROM = "validFrom"
    VALIDTO = "validTo"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> UnitMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
