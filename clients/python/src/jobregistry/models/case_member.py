from __future__ import annotations

from enum import StrEnum


class CaseMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CREATEDAT = "createdAt"
    DECIDEDAT = "decidedAt"
    ENROLMENTID = "enrolmentId"
    ID = "id"
    OTHERENROLMENTID = "otherEnrolmentId"
    OTHERTRAINEEID = "otherTraineeId"
    REASON = "reason"
    RULE = "rule"
    STATUS = "status"
    TRAINEEID = "traineeId"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> CaseMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
