from __future__ import annotations

from enum import StrEnum


class WebhookMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ACTIVE = "active"
    CREATEDAT = "createdAt"
    DESCRIPTION = "description"
    ID = "id"
    OPS = "ops"
    ORGANISATIONID = "organisationId"
    OWNERID = "ownerId"
    OWNERKIND = "ownerKind"
    PREVIOUSSECRETEXPIRESAT = "previousSecretExpiresAt"
    STATUS = "status"
    STATUSREASON = "statusReason"
    TYPES = "types"
    UPDATEDAT = "updatedAt"
    URL = "url"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> WebhookMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
