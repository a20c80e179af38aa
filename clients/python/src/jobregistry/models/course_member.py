from __future__ import annotations

from enum import StrEnum


class CourseMember(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CODE = "code"
    CREATEDAT = "createdAt"
    DECIDED = "decided"
    DIGITALHOURS = "digitalHours"
    EDITION = "edition"
    EXTERNALIDS = "externalIds"
    ID = "id"
    KIND = "kind"
    LEVEL = "level"
    NAME = "name"
    OCCUPATION = "occupation"
    OCCUPATIONID = "occupationId"
    PRACTICEHOURS = "practiceHours"
    SCHOOL = "school"
    SCHOOLID = "schoolId"
    STATUS = "status"
    TAGS = "tags"
    THEORYHOURS = "theoryHours"
    TOTALHOURS = "totalHours"
    UPDATEDAT = "updatedAt"
    VERSION = "version"

    @classmethod
    def _missing_(cls, value: object) -> CourseMember:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
