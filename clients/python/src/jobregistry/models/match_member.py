from __future__ import annotations

from enum import StrEnum


class MatchMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    AGREEING = "agreeing"
    CAUSE = "cause"
    CREATEDAT = "createdAt"
    DECIDEDAT = "decidedAt"
    FIRSTID = "firstId"
    ID = "id"
    OTHERHIDDEN = "otherHidden"
    REASON = "reason"
    SECONDID = "secondId"
    STATUS = "status"
    SURVIVORID = "survivorId"
    TRAINEES = "trainees"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> MatchMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
