from __future__ import annotations

from enum import StrEnum


class MissingRight(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    REACH = "REACH"
    ROLE = "ROLE"
    SCOPE = "SCOPE"
    SUCCESSOR = "SUCCESSOR"

    @classmethod
    def _missing_(cls, value: object) -> MissingRight:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
