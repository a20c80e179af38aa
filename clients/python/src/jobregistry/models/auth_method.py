from __future__ import annotations

from enum import StrEnum


class AuthMethod(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    NONE = "NONE"
    PRIVATE_KEY = "PRIVATE_KEY"
    SECRET = "SECRET"

    @classmethod
    def _missing_(cls, value: object) -> AuthMethod:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
