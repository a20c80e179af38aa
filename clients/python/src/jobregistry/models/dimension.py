from __future__ import annotations

from enum import StrEnum


class Dimension(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    COMMUNE = "commune"
    DISTRICT = "district"
    FIELD = "field"
    GROUP = "group"
    LEVEL = "level"
    OCCUPATION = "occupation"
    PERIOD = "period"
    SCHOOL = "school"
    SEX = "sex"

    @classmethod
    def _missing_(cls, value: object) -> Dimension:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
