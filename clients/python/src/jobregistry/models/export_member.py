from __future__ import annotations

from enum import StrEnum


class ExportMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    BYTEORDERMARK = "byteOrderMark"
    CREATEDAT = "createdAt"
    CSV = "csv"
    ERROR = "error"
    EXPIRESAT = "expiresAt"
    FIELDS = "fields"
    FILTERS = "filters"
    FINISHEDAT = "finishedAt"
    FORMAT = "format"
    ID = "id"
    LABELS = "labels"
    MANIFEST = "manifest"
    PARTROWS = "partRows"
    ROWSWRITTEN = "rowsWritten"
    SINCE = "since"
    STARTEDAT = "startedAt"
    STATE = "state"
    TYPE = "type"

    @classmethod
    def _missing_(cls, value: object) -> ExportMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
