"""Access tokens: got with the client's own credentials, renewed before they expire."""

from __future__ import annotations

import math
import time
from asyncio import Lock
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

if TYPE_CHECKING:
    from .connection import AsyncConnection


@dataclass(frozen=True)
class Token:
    """A token, and when it is renewed: a request that starts with it must also end with it."""

    text: str
    renew_at: float

    MARGIN: ClassVar[float] = 60.0

    @classmethod
    def of(cls, granted: Mapping[str, Any]) -> Token:
        lasts = float(granted["expires_in"])
        return cls(granted["access_token"], time.monotonic() + max(lasts - cls.MARGIN, lasts / 2))

    def is_old(self) -> bool:
        return time.monotonic() >= self.renew_at


NO_TOKEN = Token("", -math.inf)


class Tokens(Protocol):
    """Where a connection takes its token from."""

    async def current(self, connection: AsyncConnection) -> str:
        """A token that is good now."""

    def dropped(self, token: str) -> bool:
        """Forget a token that was refused; whether there may be another one."""


class FixedToken:
    """A token that somebody else got, such as the log-in of a person."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def current(self, connection: AsyncConnection) -> str:
        return self._token

    def dropped(self, token: str) -> bool:
        return False


class ClientCredentials:
    """A client's id and secret, which buy tokens of ten minutes."""

    def __init__(self, client_id: str, client_secret: str, scope: str | None = None) -> None:
        self._form = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "client_secret": client_secret,
        }
        if scope:
            self._form["scope"] = scope
        self._lock = Lock()
        self._token = NO_TOKEN

    async def current(self, connection: AsyncConnection) -> str:
        async with self._lock:
            if self._token.is_old():
                answer = await connection.request("POST", "/oauth/token", data=self._form)
                self._token = Token.of(answer.json())
            return self._token.text

    def dropped(self, token: str) -> bool:
        if self._token.text == token:
            self._token = NO_TOKEN
        return True


class LogIn:
    """The log-in of a person: each of its tokens is renewed by a refresh token, which is good once.

    Whoever keeps `refresh_token` goes on later with `LogIn(refresh_token, client_id)`.
    """

    def __init__(self, refresh_token: str | None, client_id: str | None = None) -> None:
        self.refresh_token = refresh_token
        self._client_id = client_id
        self._lock = Lock()
        self._token = NO_TOKEN

    @classmethod
    def of(cls, granted: Mapping[str, Any], client_id: str | None = None) -> LogIn:
        """What the token operation has answered."""
        made = cls(granted.get("refresh_token"), client_id)
        made._token = Token.of(granted)
        return made

    async def current(self, connection: AsyncConnection) -> str:
        async with self._lock:
            if self._token.is_old() and self.refresh_token:
                form = {"grant_type": "refresh_token", "refresh_token": self.refresh_token}
                if self._client_id:
                    form["client_id"] = self._client_id
                # Sent twice, it would end the log-in.
                answer = await connection.request("POST", "/oauth/token", data=form, once=True)
                granted = answer.json()
                self._token = Token.of(granted)
                self.refresh_token = granted.get("refresh_token", self.refresh_token)
            return self._token.text

    def dropped(self, token: str) -> bool:
        if self._token.text == token:
            self._token = NO_TOKEN
        return self.refresh_token is not None
