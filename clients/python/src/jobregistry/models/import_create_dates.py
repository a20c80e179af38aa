from __future__ import annotations

from enum import StrEnum


class ImportCreateDates(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    TURNED = "turned"

    @classmethod
    def _missing_(cls, value: object) -> ImportCreateDates:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
