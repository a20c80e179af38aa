from __future__ import annotations

from enum import StrEnum


class HistoryEntryMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    AT = "at"
    BY = "by"
    CHANGES = "changes"
    IMPORTID = "importId"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> HistoryEntryMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
