from __future__ import annotations

from enum import StrEnum


class RowOutcome(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CREATED = "CREATED"
    KEPT = "KEPT"
    PARTLY_TAKEN_BACK = "PARTLY_TAKEN_BACK"
    REJECTED = "REJECTED"
    TAKEN_BACK = "TAKEN_BACK"
    UNCHANGED = "UNCHANGED"
    UPDATED = "UPDATED"

    @classmethod
    def _missing_(cls, value: object) -> RowOutcome:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
