from __future__ import annotations

from enum import StrEnum


class ClassDocumentReadList(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    BENEFICIARIES = "beneficiaries"
    CERTIFICATE_REGISTER = "certificate-register"
    RESULTS = "results"
    ROLL = "roll"
    TRAINEES = "trainees"

    @classmethod
    def _missing_(cls, value: object) -> ClassDocumentReadList:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
