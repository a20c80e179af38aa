from __future__ import annotations

from enum import StrEnum


class EnrolmentResult(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    FAILED = "FAILED"
    PASSED = "PASSED"

    @classmethod
    def _missing_(cls, value: object) -> EnrolmentResult:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
