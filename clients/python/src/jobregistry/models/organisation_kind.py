from __future__ import annotations

from enum import StrEnum


class OrganisationKind(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    AGENCY = "AGENCY"
    APP_OWNER = "APP_OWNER"
    ENTERPRISE = "ENTERPRISE"
    SCHOOL = "SCHOOL"

    @classmethod
    def _missing_(cls, value: object) -> OrganisationKind:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
