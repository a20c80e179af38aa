from __future__ import annotations

from enum import StrEnum


class Extent(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ALL = "ALL"
    COMPLETED_PEOPLE = "COMPLETED_PEOPLE"
    OPEN_ROWS = "OPEN_ROWS"
    OWN_ROWS = "OWN_ROWS"

    @classmethod
    def _missing_(cls, value: object) -> Extent:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
