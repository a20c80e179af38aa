"""A server that answers what it is told to, without a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx

from jobregistry import Registry, Retry

Answer = httpx.Response | type[httpx.TransportError]


class Script(httpx.BaseTransport):
    """Answers in their order; remembers what it was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.answers: Iterator[Answer] = iter(answers)
        self.asked: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.asked.append(request)
        if request.url.path == "/oauth/token":
            number = sum(1 for other in self.asked if other.url.path == "/oauth/token")
            return httpx.Response(200, json={"access_token": f"t{number}", "expires_in": 600})
        answer = next(self.answers)
        if isinstance(answer, httpx.Response):
            return answer
        raise answer("broken")

    @property
    def calls(self) -> list[httpx.Request]:
        return [request for request in self.asked if request.url.path != "/oauth/token"]


def connect(script: Script, sleep: Callable[[float], None] = lambda pause: None) -> Registry:
    """A client of a scripted server, which gives up at the fourth failure."""
    retry = Retry(tries=4, sleep=sleep)
    return Registry(
        "http://registry", client_id="c", client_secret="s", retry=retry, transport=script
    )


def problem(status: int, code: str, retryable: bool = False, **headers: str) -> httpx.Response:
    body = {
        "type": "/v1/error-codes/" + code,
        "title": code,
        "status": status,
        "detail": code,
        "code": code,
        "errors": [],
        "retryable": retryable,
        "requestId": "r",
    }
    return httpx.Response(status, json=body, headers=headers)
