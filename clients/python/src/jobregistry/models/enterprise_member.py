from __future__ import annotations

from enum import StrEnum


class EnterpriseMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ADDRESS = "address"
    COMMUNEID = "communeId"
    CREATEDAT = "createdAt"
    DECIDED = "decided"
    DEMO = "demo"
    EMAIL = "email"
    EXTERNALIDS = "externalIds"
    ID = "id"
    INDUSTRY = "industry"
    LEGALFORM = "legalForm"
    NAME = "name"
    PHONE = "phone"
    REPRESENTATIVE = "representative"
    STATUS = "status"
    TAXCODE = "taxCode"
    UNITID = "unitId"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> EnterpriseMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
