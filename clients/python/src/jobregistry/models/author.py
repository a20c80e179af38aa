from __future__ import annotations

from enum import StrEnum


class Author(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    COMMUNE = "COMMUNE"
    ENTERPRISE = "ENTERPRISE"
    LEAD_AGENCY = "LEAD_AGENCY"
    OTHER = "OTHER"
    OTHER_SCHOOL = "OTHER_SCHOOL"
    OWN_ORGANISATION = "OWN_ORGANISATION"
    SYSTEM = "SYSTEM"

    @classmethod
    def _missing_(cls, value: object) -> Author:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
