from __future__ import annotations

from enum import StrEnum


class EnrolmentStatus(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ADMITTED = "ADMITTED"
    APPLIED = "APPLIED"
    COMPLETED = "COMPLETED"
    DROPPED = "DROPPED"
    ELIGIBLE = "ELIGIBLE"
    EXPELLED = "EXPELLED"
    REJECTED = "REJECTED"
    STUDYING = "STUDYING"
    TRANSFERRED = "TRANSFERRED"

    @classmethod
    def _missing_(cls, value: object) -> EnrolmentStatus:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
