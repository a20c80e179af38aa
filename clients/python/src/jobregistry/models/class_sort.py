from __future__ import annotations

from enum import StrEnum


class ClassSort(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CREATED_AT = "createdAt"
    CREATED_AT_DESCENDING = "-createdAt"
    END_DATE = "endDate"
    END_DATE_DESCENDING = "-endDate"
    START_DATE = "startDate"
    START_DATE_DESCENDING = "-startDate"

    @classmethod
    def _missing_(cls, value: object) -> ClassSort:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
