from __future__ import annotations

from enum import StrEnum


class IssueOutcome(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ISSUED = "ISSUED"
    REFUSED = "REFUSED"
    UNCHANGED = "UNCHANGED"

    @classmethod
    def _missing_(cls, value: object) -> IssueOutcome:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
