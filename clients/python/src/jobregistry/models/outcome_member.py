from __future__ import annotations

from enum import StrEnum


class OutcomeMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    BECAMEBETTEROFF = "becameBetterOff"
    CHECKPOINTMONTHS = "checkpointMonths"
    COMMUNEID = "communeId"
    CONFIRMED = "confirmed"
    CONFIRMEDAT = "confirmedAt"
    CONFIRMEDDATE = "confirmedDate"
    CREATEDAT = "createdAt"
    DEMO = "demo"
    EMPLOYERNAME = "employerName"
    ENROLMENTID = "enrolmentId"
    ENTERPRISEID = "enterpriseId"
    ESCAPEDPOVERTY = "escapedPoverty"
    ID = "id"
    INCOMEAFTER = "incomeAfter"
    INCOMEBEFORE = "incomeBefore"
    KIND = "kind"
    NOTE = "note"
    OBSERVEDDATE = "observedDate"
    PROVENANCE = "provenance"
    RELATEDTOTRAINING = "relatedToTraining"
    SCHOOLID = "schoolId"
    TRAINEEID = "traineeId"
    VERSION = "version"
    WITHDRAWNAT = "withdrawnAt"

    @classmethod
    def _missing_(cls, value: object) -> OutcomeMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
