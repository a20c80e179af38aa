from __future__ import annotations

from enum import StrEnum


class ImportMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    BYTES = "bytes"
    CONFIRMATION = "confirmation"
    COUNTS = "counts"
    CREATEDAT = "createdAt"
    DIGEST = "digest"
    ERROR = "error"
    EXPANDEDBYTES = "expandedBytes"
    FINISHEDAT = "finishedAt"
    FORMAT = "format"
    ID = "id"
    KIND = "kind"
    MODE = "mode"
    ONERROR = "onError"
    REPORT = "report"
    ROWSDONE = "rowsDone"
    ROWSTOTAL = "rowsTotal"
    STARTEDAT = "startedAt"
    STATE = "state"
    STORED = "stored"
    SYSTEM = "system"
    TAKENBACK = "takenBack"
    UNDERSTOOD = "understood"

    @classmethod
    def _missing_(cls, value: object) -> ImportMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
