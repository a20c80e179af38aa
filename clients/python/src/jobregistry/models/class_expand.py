from __future__ import annotations

from enum import StrEnum


class ClassExpand(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    COURSE = "course"
    COURSE_OCCUPATION = "course.occupation"
    COURSE_SCHOOL = "course.school"
    SCHOOL = "school"

    @classmethod
    def _missing_(cls, value: object) -> ClassExpand:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
