from __future__ import annotations

from enum import StrEnum


class Precision(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    DAY = "DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"

    @classmethod
    def _missing_(cls, value: object) -> Precision:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
