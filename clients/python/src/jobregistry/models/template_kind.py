from __future__ import annotations

from enum import StrEnum


class TemplateKind(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CERTIFICATES = "certificates"
    CLASSES = "classes"
    CLASS_LIST = "class-list"
    ENROLMENTS = "enrolments"
    OCCUPATIONS = "occupations"
    OUTCOMES = "outcomes"
    PARTNERSHIPS = "partnerships"
    RESULTS = "results"
    TRAINEES = "trainees"

    @classmethod
    def _missing_(cls, value: object) -> TemplateKind:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
