from __future__ import annotations

from enum import StrEnum


class ClientMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ACTIVE = "active"
    AUTHMETHOD = "authMethod"
    CREATEDAT = "createdAt"
    DEVICELOGIN = "deviceLogin"
    ID = "id"
    IDTOKENALGORITHM = "idTokenAlgorithm"
    LASTUSEDAT = "lastUsedAt"
    NAME = "name"
    ORGANISATIONID = "organisationId"
    PREVIOUSSECRETEXPIRESAT = "previousSecretExpiresAt"
    PUBLICKEYS = "publicKeys"
    REDIRECTURIS = "redirectUris"
    ROLE = "role"
    SCOPES = "scopes"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> ClientMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
