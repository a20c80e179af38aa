from __future__ import annotations

from enum import StrEnum


class EnrolmentMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ADMITTEDDATE = "admittedDate"
    APPLIEDDATE = "appliedDate"
    BENEFICIARYSTATUSID = "beneficiaryStatusId"
    CASES = "cases"
    CLASS = "class"
    CLASSID = "classId"
    COMMUNEID = "communeId"
    COMPLETEDDATE = "completedDate"
    CREATEDAT = "createdAt"
    DECIDED = "decided"
    DEMO = "demo"
    DISTRICTID = "districtId"
    EXTERNALIDS = "externalIds"
    HOURSATTENDED = "hoursAttended"
    ID = "id"
    OVERLAPOVERRIDE = "overlapOverride"
    RESULT = "result"
    RESULTNOTE = "resultNote"
    SCHOOLID = "schoolId"
    SCORE = "score"
    STARTEDDATE = "startedDate"
    STARTEDDATEESTIMATED = "startedDateEstimated"
    STATUS = "status"
    STATUSDATE = "statusDate"
    STATUSREASON = "statusReason"
    TRAINEE = "trainee"
    TRAINEEID = "traineeId"
    TRANSFERREDTOID = "transferredToId"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> EnrolmentMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
