from __future__ import annotations

from enum import StrEnum


class RuleBasis(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CALLER = "CALLER"
    DAY = "DAY"
    FILE = "FILE"
    RECORDS = "RECORDS"
    ROW = "ROW"
    STATE = "STATE"

    @classmethod
    def _missing_(cls, value: object) -> RuleBasis:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
