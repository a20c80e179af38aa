from __future__ import annotations

from enum import StrEnum


class AttemptOutcome(StrEnum):
    """Lists of codes may grow: a value that is not among these is kept as the server sent it."""

    CONNECT = "CONNECT"
    DELIVERED = "DELIVERED"
    HTTP_STATUS = "HTTP_STATUS"
    PROTOCOL = "PROTOCOL"
    TARGET_REFUSED = "TARGET_REFUSED"
    TIMEOUT = "TIMEOUT"
    TLS = "TLS"

    @classmethod
    def _missing_(cls, value: object) -> AttemptOutcome:
        other = str.__new__(cls, str(value))
        other._name_, other._value_ = "OTHER", str(value)
        return other
