from __future__ import annotations

from enum import StrEnum


class AuditEventMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ACTION = "action"
    ACTORID = "actorId"
    ACTORKIND = "actorKind"
    AT = "at"
    CLIENTID = "clientId"
    DETAILS = "details"
    ORGANISATIONID = "organisationId"
    PURPOSE = "purpose"
    REQUESTID = "requestId"
    RESOURCE = "resource"
    RESOURCEID = "resourceId"
    SEQ = "seq"

    @classmethod
    def _missing_(cls, value: object) -> AuditEventMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
