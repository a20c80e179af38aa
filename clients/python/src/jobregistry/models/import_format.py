from __future__ import annotations

from enum import StrEnum


class ImportFormat(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CSV = "CSV"
    NDJSON = "NDJSON"
    ODS = "ODS"
    XLS = "XLS"
    XLSB = "XLSB"
    XLSX = "XLSX"

    @classmethod
    def _missing_(cls, value: object) -> ImportFormat:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
