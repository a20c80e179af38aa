from __future__ import annotations

from enum import StrEnum


class OnError(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    REJECT_ALL = "reject-all"
    SKIP_ROW = "skip-row"

    @classmethod
    def _missing_(cls, value: object) -> OnError:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
