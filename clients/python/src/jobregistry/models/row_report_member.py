from __future__ import annotations

from enum import StrEnum


class RowReportMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ERRORS = "errors"
    EXTERNALID = "externalId"
    ID = "id"
    IDENTITYCHANGES = "identityChanges"
    KIND = "kind"
    LINE = "line"
    OUTCOME = "outcome"
    SHEET = "sheet"
    WARNINGS = "warnings"

    @classmethod
    def _missing_(cls, value: object) -> RowReportMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
