from __future__ import annotations

from enum import StrEnum


class ClassMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CAMPUSID = "campusId"
    CAPACITY = "capacity"
    CODE = "code"
    COMMISSION = "commission"
    COMMUNEID = "communeId"
    COURSE = "course"
    COURSEID = "courseId"
    CREATEDAT = "createdAt"
    DECIDED = "decided"
    DEMO = "demo"
    ENDDATE = "endDate"
    EXTERNALIDS = "externalIds"
    FUNDINGLINE = "fundingLine"
    ID = "id"
    LICENCELINEID = "licenceLineId"
    MERGEDINTOID = "mergedIntoId"
    NAME = "name"
    SCHOOL = "school"
    SCHOOLID = "schoolId"
    SEATSFREE = "seatsFree"
    SEATSTAKEN = "seatsTaken"
    SPLITFROMID = "splitFromId"
    STARTDATE = "startDate"
    STATUS = "status"
    STATUSDATE = "statusDate"
    STATUSREASON = "statusReason"
    TRAINERS = "trainers"
    UNITID = "unitId"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> ClassMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
