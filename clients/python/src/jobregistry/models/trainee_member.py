from __future__ import annotations

from enum import StrEnum


class TraineeMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ADDRESS = "address"
    BIRTHDATE = "birthDate"
    BIRTHDATEPRECISION = "birthDatePrecision"
    CITIZENID = "citizenId"
    CITIZENIDOVERRIDE = "citizenIdOverride"
    COMMUNEID = "communeId"
    CREATEDAT = "createdAt"
    DECIDED = "decided"
    DEMO = "demo"
    DISABILITYDEGREE = "disabilityDegree"
    DISABILITYTYPE = "disabilityType"
    DISTRICTID = "districtId"
    ETHNICGROUP = "ethnicGroup"
    EXTERNALIDS = "externalIds"
    FORMERIDS = "formerIds"
    FULLNAME = "fullName"
    ID = "id"
    MASKED = "masked"
    PASSPORT = "passport"
    PERSONID = "personId"
    PHONE = "phone"
    RESIDENCEELSEWHERE = "residenceElsewhere"
    RESIDENCEUNITID = "residenceUnitId"
    SCHOOLINGLEVEL = "schoolingLevel"
    SEX = "sex"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> TraineeMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
