from __future__ import annotations

from enum import StrEnum


class EnrolmentExpand(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CASES = "cases"
    CLASS = "class"
    CLASS_COURSE = "class.course"
    TRAINEE = "trainee"

    @classmethod
    def _missing_(cls, value: object) -> EnrolmentExpand:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
