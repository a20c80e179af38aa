from __future__ import annotations

from enum import StrEnum


class LicenceLineMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CREATEDAT = "createdAt"
    DECISIONNUMBER = "decisionNumber"
    ID = "id"
    LEVEL = "level"
    OCCUPATION = "occupation"
    OCCUPATIONID = "occupationId"
    SCHOOL = "school"
    SCHOOLID = "schoolId"
    UPDATEDAT = "updatedAt"
    VALIDFROM = "validFrom"
    VALIDTO = "validTo"
    VERSION = "version"
    YEARLYQUOTA = "yearlyQuota"

    @classmethod
    def _missing_(cls, value: object) -> LicenceLineMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
