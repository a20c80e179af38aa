from __future__ import annotations

from enum import StrEnum


class UserMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ACTIVE = "active"
    CREATEDAT = "createdAt"
    DISPLAYNAME = "displayName"
    EMAIL = "email"
    ID = "id"
    LASTLOGINAT = "lastLoginAt"
    LOCKEDUNTIL = "lockedUntil"
    ORGANISATIONID = "organisationId"
    ROLES = "roles"
    SECONDFACTOR = "secondFactor"
    UPDATEDAT = "updatedAt"
    USERNAME = "username"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> UserMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
