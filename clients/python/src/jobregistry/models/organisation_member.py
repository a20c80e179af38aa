from __future__ import annotations

from enum import StrEnum


class OrganisationMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ACTIVE = "active"
    CREATEDAT = "createdAt"
    ENTERPRISEID = "enterpriseId"
    ID = "id"
    KIND = "kind"
    NAME = "name"
    SCHOOLID = "schoolId"
    UNITID = "unitId"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> OrganisationMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
