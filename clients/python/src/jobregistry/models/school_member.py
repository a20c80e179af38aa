from __future__ import annotations

from enum import StrEnum


class SchoolMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ADDRESS = "address"
    CODE = "code"
    CREATEDAT = "createdAt"
    DEMO = "demo"
    EMAIL = "email"
    EXTERNALIDS = "externalIds"
    ID = "id"
    KIND = "kind"
    NAMEEN = "nameEn"
    NAMEVI = "nameVi"
    OWNERSHIP = "ownership"
    PHONE = "phone"
    STATUS = "status"
    SUCCESSORFROM = "successorFrom"
    SUCCESSORSCHOOLID = "successorSchoolId"
    UNITID = "unitId"
    UPDATEDAT = "updatedAt"
    VERSION = "version"
    WEBSITE = "website"

    @classmethod
    def _missing_(cls, value: object) -> SchoolMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
