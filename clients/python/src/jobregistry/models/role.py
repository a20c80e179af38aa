from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ADMINISTRATOR = "ADMINISTRATOR"
    COMMUNE = "COMMUNE"
    DEPARTMENT = "DEPARTMENT"
    EMPLOYMENT_CENTRE = "EMPLOYMENT_CENTRE"
    ENTERPRISE = "ENTERPRISE"
    INSPECTOR = "INSPECTOR"
    LEAD_AGENCY = "LEAD_AGENCY"
    SCHOOL_REGISTRAR = "SCHOOL_REGISTRAR"
    VIEWER = "VIEWER"

    @classmethod
    def _missing_(cls, value: object) -> Role:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
