from __future__ import annotations

from enum import StrEnum


class CertificateMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CREATEDAT = "createdAt"
    ENROLMENTID = "enrolmentId"
    HOLDERNAME = "holderName"
    ID = "id"
    ISSUEDATE = "issueDate"
    KIND = "kind"
    NUMBER = "number"
    REGISTERNUMBER = "registerNumber"
    REPLACEDBYID = "replacedById"
    REPLACESID = "replacesId"
    SCHOOLID = "schoolId"
    STATUS = "status"
    STATUSDATE = "statusDate"
    STATUSREASON = "statusReason"
    TRAINEEID = "traineeId"
    UPDATEDAT = "updatedAt"
    VERIFICATIONURL = "verificationUrl"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> CertificateMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
