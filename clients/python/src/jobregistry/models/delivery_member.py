from __future__ import annotations

from enum import StrEnum


class DeliveryMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ATTEMPTS = "attempts"
    CHANGES = "changes"
    CREATEDAT = "createdAt"
    FINISHEDAT = "finishedAt"
    ID = "id"
    NEXTATTEMPTAT = "nextAttemptAt"
    STATUS = "status"
    TYPE = "type"
    WEBHOOKID = "webhookId"

    @classmethod
    def _missing_(cls, value: object) -> DeliveryMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
