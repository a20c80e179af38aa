from __future__ import annotations

from enum import StrEnum


class CampusMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ADDRESS = "address"
    CREATEDAT = "createdAt"
    ID = "id"
    NAME = "name"
    PHONE = "phone"
    SCHOOLID = "schoolId"
    UNITID = "unitId"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> CampusMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
