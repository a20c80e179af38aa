from __future__ import annotations

from enum import StrEnum


class BeneficiaryStatusMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CLAIMANTID = "claimantId"
    CONFIRMINGUNITID = "confirmingUnitId"
    CREATEDAT = "createdAt"
    DECIDEDAT = "decidedAt"
    DECISIONREASON = "decisionReason"
    EVIDENCEKIND = "evidenceKind"
    EVIDENCENUMBER = "evidenceNumber"
    GROUP = "group"
    ID = "id"
    STATUS = "status"
    TRAINEEID = "traineeId"
    UPDATEDAT = "updatedAt"
    VALIDFROM = "validFrom"
    VALIDTO = "validTo"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> BeneficiaryStatusMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
