from __future__ import annotations

from enum import StrEnum


class StatusReason(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    FAILING = "FAILING"
    GONE = "GONE"
    OWNER_DISABLED = "OWNER_DISABLED"
    PERMISSION_LOST = "PERMISSION_LOST"

    @classmethod
    def _missing_(cls, value: object) -> StatusReason:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
