from __future__ import annotations

from enum import StrEnum


class OrganisationSort(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    NAME = "name"
    NAME_DESCENDING = "-name"

    @classmethod
    def _missing_(cls, value: object) -> OrganisationSort:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
