from __future__ import annotations

from enum import StrEnum


class OccupationMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CLASSMAX = "classMax"
    CLASSMIN = "classMin"
    CODE = "code"
    COSTCAP = "costCap"
    CREATEDAT = "createdAt"
    DURATIONMONTHS = "durationMonths"
    FIELD = "field"
    ID = "id"
    LEVEL = "level"
    LIST = "list"
    NAMEEN = "nameEn"
    NAMEVI = "nameVi"
    SOURCE = "source"
    UPDATEDAT = "updatedAt"
    VALIDFROM = "validFrom"
    VALIDTO = "validTo"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> OccupationMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
