"""When to try again, and after how long."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from time import sleep

import httpx

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


@dataclass(frozen=True)
class Retry:
    """Tries with growing pauses of random length, so that a thousand clients that fell together
    do not rise together. A `Retry-After` of the server is a lower bound."""

    tries: int = 6
    first_pause: float = 0.5
    longest_pause: float = 60.0
    sleep: Callable[[float], None] = sleep

    def pause(self, failures: int, at_least: float | None = None) -> None:
        """Wait after that many failures in a row."""
        ceiling: float = min(self.first_pause * 2 ** (failures - 1), self.longest_pause)
        self.sleep((at_least or 0.0) + random.uniform(ceiling / 2, ceiling))


def safe_to_repeat(method: str, error: httpx.TransportError, once: bool = False) -> bool:
    """Whether a request may be sent again although nobody knows if the first one arrived. Every
    POST carries an Idempotency-Key; a PATCH or DELETE would be told that its version is stale."""
    repeats = method in ("GET", "PUT", "POST") and not once
    return repeats or isinstance(error, _NOT_SENT)
