from __future__ import annotations

from enum import StrEnum


class IdTokenAlgorithm(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    EDDSA = "EDDSA"
    RS256 = "RS256"

    @classmethod
    def _missing_(cls, value: object) -> IdTokenAlgorithm:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
