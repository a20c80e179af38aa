from __future__ import annotations

from enum import StrEnum


class TraineeSort(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CREATED_AT = "createdAt"
    CREATED_AT_DESCENDING = "-createdAt"
    NAME = "name"
    NAME_DESCENDING = "-name"

    @classmethod
    def _missing_(cls, value: object) -> TraineeSort:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
