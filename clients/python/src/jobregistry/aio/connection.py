"""Requests that arrive: with a token, an idempotency key, and again when it is safe."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, TypedDict, Unpack
from uuid import uuid4

import httpx

from ..errors import NotModified, Refused, RegistryError, Unreachable
from .retry import Retry, safe_to_repeat
from .tokens import Tokens

Body = bytes | str | Callable[[], AsyncIterable[bytes]]
"""What is sent; one that is made while it is sent is made anew for each try."""


class Parts(TypedDict, total=False):
    """What a request may have beside its method and path. What says `once` is not sent again unless
    it surely has not arrived."""

    params: Mapping[str, Any]
    headers: Mapping[str, str]
    json: Any
    data: Mapping[str, str]
    content: Body
    timeout: float
    once: bool


class AsyncConnection:
    """The line to one registry. Every generated operation takes one as its first argument."""

    def __init__(
        self,
        url: str,
        tokens: Tokens | None = None,
        *,
        language: str = "en",
        retry: Retry | None = None,
        timeout: float = 60.0,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.retry = retry or Retry()
        self.tokens = tokens
        self._http = httpx.AsyncClient(
            base_url=url,
            timeout=timeout,
            transport=transport,
            headers={"Accept-Language": language, "User-Agent": "jobregistry-python/0.1"},
        )

    async def close(self) -> None:
        await self._http.aclose()

    async def request(self, method: str, path: str, **parts: Unpack[Parts]) -> httpx.Response:
        """Send a request until it is answered.

        Raises `Refused` when the answer is a problem that trying again does not cure.
        """
        return await self._exchange(method, path, parts, stream=False)

    @asynccontextmanager
    async def open(
        self, method: str, path: str, **parts: Unpack[Parts]
    ) -> AsyncIterator[httpx.Response]:
        """`request`, whose answer is left to be read piece by piece."""
        response = await self._exchange(method, path, parts, stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    def unexpected(self, response: httpx.Response) -> RegistryError:
        """What an operation raises when the answer has nothing that it could return."""
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            return NotModified("the client holds the current answer")
        return RegistryError(f"an answer that is not described: {response.status_code}")

    async def _exchange(
        self, method: str, path: str, parts: Parts, *, stream: bool
    ) -> httpx.Response:
        headers = httpx.Headers(parts.get("headers"))
        if method == "POST":
            # One for all tries: whichever arrives first is carried out, the others get its answer.
            headers.setdefault("Idempotency-Key", str(uuid4()))
        # What leads to a token cannot need one.
        tokens = None if path.startswith("/oauth/") else self.tokens
        failures, renewed = 0, False
        while True:
            token = await tokens.current(self) if tokens else None
            if token:
                headers["Authorization"] = f"Bearer {token}"
            try:
                response = await self._send(method, path, parts, headers, stream=stream)
            except httpx.TransportError as error:
                failures += 1
                once = parts.get("once", False)
                if failures >= self.retry.tries or not safe_to_repeat(method, error, once):
                    what = str(error) or type(error).__name__
                    raise Unreachable(f"{method} {path}: {what}") from error
                await self.retry.pause(failures)
                continue
            if not response.is_error:
                return response
            if response.status_code == HTTPStatus.UNAUTHORIZED and tokens and token and not renewed:
                # It may have been withdrawn, or the server's keys were changed.
                renewed = True
                if tokens.dropped(token):
                    continue
            refused = Refused.of(response)
            failures += 1
            if failures >= self.retry.tries or not refused.retryable:
                raise refused
            await self.retry.pause(failures, refused.retry_after)

    async def _send(
        self, method: str, path: str, parts: Parts, headers: httpx.Headers, *, stream: bool
    ) -> httpx.Response:
        content = parts.get("content")
        request = self._http.build_request(
            method,
            path,
            params=_listed(parts.get("params")),
            headers=headers,
            json=parts.get("json"),
            data=parts.get("data"),
            content=content() if callable(content) else content,
            timeout=parts.get("timeout", httpx.USE_CLIENT_DEFAULT),
        )
        response = await self._http.send(request, stream=stream)
        if stream and response.is_error:
            await response.aread()
        return response


def _listed(params: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Several values of one parameter stand in one, separated by commas."""
    if params is None:
        return None
    return {
        name: ",".join(map(str, value)) if isinstance(value, list) else value
        for name, value in params.items()
    }
