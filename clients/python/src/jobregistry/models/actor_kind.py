from __future__ import annotations

from enum import StrEnum


class ActorKind(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    ANONYMOUS = "ANONYMOUS"
    CLIENT = "CLIENT"
    SYSTEM = "SYSTEM"
    USER = "USER"

    @classmethod
    def _missing_(cls, value: object) -> ActorKind:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
