from __future__ import annotations

from enum import StrEnum


class Synced(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ADMIN_UNITS = "admin-units"
    BENEFICIARY_STATUSES = "beneficiary-statuses"
    CAMPUSES = "campuses"
    CERTIFICATES = "certificates"
    CLASSES = "classes"
    CODE_LISTS = "code-lists"
    COURSES = "courses"
    EMPLOYMENT_OUTCOMES = "employment-outcomes"
    ENROLMENTS = "enrolments"
    ENTERPRISES = "enterprises"
    LICENCE_LINES = "licence-lines"
    OCCUPATIONS = "occupations"
    PARTNERSHIPS = "partnerships"
    SCHOOLS = "schools"
    TRAINEES = "trainees"

    @classmethod
    def _missing_(cls, value: object) -> Synced:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
