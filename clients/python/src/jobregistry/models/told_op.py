from __future__ import annotations

from enum import StrEnum


class ToldOp(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    DELETE = "DELETE"
    LEFT_SCOPE = "LEFT_SCOPE"
    MERGE = "MERGE"
    REKEY = "REKEY"
    UPSERT = "UPSERT"

    @classmethod
    def _missing_(cls, value: object) -> ToldOp:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
