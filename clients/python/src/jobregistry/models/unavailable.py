from __future__ import annotations

from enum import StrEnum


class Unavailable(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    NO_DATA = "NO_DATA"
    NO_DENOMINATOR = "NO_DENOMINATOR"
    SUPPRESSED = "SUPPRESSED"

    @classmethod
    def _missing_(cls, value: object) -> Unavailable:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
