from __future__ import annotations

from enum import StrEnum


class ImportMappingMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    COLUMNS = "columns"
    CONSTANTS = "constants"
    CREATEDAT = "createdAt"
    ID = "id"
    KIND = "kind"
    NAME = "name"
    ORGANISATIONID = "organisationId"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> ImportMappingMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
