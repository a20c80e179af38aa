from __future__ import annotations

from enum import StrEnum


class LegalForm(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    BRANCH = "BRANCH"
    COOPERATIVE = "COOPERATIVE"
    ENTERPRISE = "ENTERPRISE"
    HOUSEHOLD_BUSINESS = "HOUSEHOLD_BUSINESS"

    @classmethod
    def _missing_(cls, value: object) -> LegalForm:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
