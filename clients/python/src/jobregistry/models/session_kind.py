from __future__ import annotations

from enum import StrEnum


class SessionKind(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    APP = "APP"
    BROWSER = "BROWSER"
    DEVICE = "DEVICE"
    PASSWORD = "PASSWORD"

    @classmethod
    def _missing_(cls, value: object) -> SessionKind:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
