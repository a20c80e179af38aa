from __future__ import annotations

from enum import StrEnum


class PartnershipMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CONTACTEMAIL = "contactEmail"
    CONTACTNAME = "contactName"
    CONTACTPHONE = "contactPhone"
    CREATEDAT = "createdAt"
    DECIDED = "decided"
    ENTERPRISE = "enterprise"
    ENTERPRISEID = "enterpriseId"
    EXPIRYDATE = "expiryDate"
    EXTERNALIDS = "externalIds"
    ID = "id"
    LEVEL = "level"
    OCCUPATION = "occupation"
    OCCUPATIONID = "occupationId"
    PRACTICEPLACES = "practicePlaces"
    SCHOOL = "school"
    SCHOOLID = "schoolId"
    SCOPE = "scope"
    SIGNEDDATE = "signedDate"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> PartnershipMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
