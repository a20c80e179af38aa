"""The registry as a program of a school sees it."""

from __future__ import annotations

import os
from types import TracebackType
from typing import Any, Self

from . import exports, feed, imports, paging, reconciliation
from .connection import Connection
from .tokens import ClientCredentials, FixedToken, Tokens


class Registry(Connection):
    """A connection with what takes more than one request.

    Every single operation is a function of `jobregistry.api` and takes the registry first:
    `trainees.trainee_read(registry, id)`.
    """

    every = paging.every
    push = imports.push
    follow = feed.follow
    export = exports.export
    differences = reconciliation.differences

    def __init__(
        self,
        url: str,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scope: str | None = None,
        token: str | None = None,
        **options: Any,
    ) -> None:
        tokens: Tokens | None = None
        if client_id is not None and client_secret is not None:
            tokens = ClientCredentials(client_id, client_secret, scope)
        elif token is not None:
            tokens = FixedToken(token)
        super().__init__(url, tokens, **options)

    @classmethod
    def from_env(cls, **options: Any) -> Self:
        """By `REGISTRY_SERVER` and `REGISTRY_CLIENT_ID` with `REGISTRY_CLIENT_SECRET`, or
        `REGISTRY_TOKEN`, as the command `registry push` takes them too."""
        return cls(
            os.environ.get("REGISTRY_SERVER", "http://127.0.0.1:8080"),
            client_id=os.environ.get("REGISTRY_CLIENT_ID"),
            client_secret=os.environ.get("REGISTRY_CLIENT_SECRET"),
            token=os.environ.get("REGISTRY_TOKEN"),
            **options,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
