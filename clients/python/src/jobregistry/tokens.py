"""Access tokens: got with the client's own credentials, renewed before they expire."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .connection import Connection


class Tokens(Protocol):
    """Where a connection takes its token from."""

    def current(self, connection: Connection) -> str:
        """A token that is good now."""

    def dropped(self, token: str) -> bool:
        """Forget a token that was refused; whether there may be another one."""


class FixedToken:
    """A token that somebody else got, such as the log-in of a person."""

    def __init__(self, token: str) -> None:
        self._token = token

    def current(self, connection: Connection) -> str:
        return self._token

    def dropped(self, token: str) -> bool:
        return False


class ClientCredentials:
    """A client's id and secret, which buy tokens of ten minutes."""

    # A request that starts with a token must also end with it.
    MARGIN = 60.0

    def __init__(self, client_id: str, client_secret: str, scope: str | None = None) -> None:
        self._form = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "client_secret": client_secret,
        }
        if scope:
            self._form["scope"] = scope
        self._lock = threading.Lock()
        self._token, self._renew_at = "", 0.0

    def current(self, connection: Connection) -> str:
        with self._lock:
            now = time.monotonic()
            if not self._token or now >= self._renew_at:
                answer = connection.request("POST", "/oauth/token", data=self._form).json()
                self._token = answer["access_token"]
                lasts = float(answer["expires_in"])
                self._renew_at = now + max(lasts - self.MARGIN, lasts / 2)
            return self._token

    def dropped(self, token: str) -> bool:
        with self._lock:
            if self._token == token:
                self._token = ""
        return True
