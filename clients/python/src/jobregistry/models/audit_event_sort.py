from __future__ import annotations

from enum import StrEnum


class AuditEventSort(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    SEQ = "seq"
    SEQ_DESCENDING = "-seq"

    @classmethod
    def _missing_(cls, value: object) -> AuditEventSort:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
