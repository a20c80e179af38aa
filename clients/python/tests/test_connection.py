"""What the connection does when a line or a server is bad, without either."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import httpx
import pytest

from jobregistry import Refused, Registry, Retry, Unreachable

Answer = httpx.Response | type[httpx.TransportError]


class Script(httpx.BaseTransport):
    """A server that answers what it is told to, and remembers what it was asked."""

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


Connect = Callable[[Script], tuple[Registry, list[float]]]


@pytest.fixture
def connect() -> Connect:
    def connect(script: Script) -> tuple[Registry, list[float]]:
        pauses: list[float] = []
        retry = Retry(tries=4, sleep=pauses.append)
        registry = Registry(
            "http://registry", client_id="c", client_secret="s", retry=retry, transport=script
        )
        return registry, pauses

    return connect


def test_a_busy_server_is_asked_again_when_it_says(connect: Connect) -> None:
    busy = problem(503, "BUSY", retryable=True, **{"Retry-After": "7"})
    script = Script(busy, httpx.Response(502, text="<html>"), httpx.Response(200, json={}))
    registry, pauses = connect(script)
    registry.request("GET", "/v1/trainees")
    assert len(script.calls) == 3
    assert pauses[0] >= 7 > pauses[1]


def test_the_pauses_end(connect: Connect) -> None:
    script = Script(*[httpx.ReadTimeout] * 9)
    registry, pauses = connect(script)
    with pytest.raises(Unreachable):
        registry.request("GET", "/v1/trainees")
    assert len(script.calls) == 4
    assert len(pauses) == 3


def test_a_post_keeps_its_key_over_all_tries(connect: Connect) -> None:
    script = Script(httpx.ReadError, httpx.Response(201, json={}), httpx.Response(201, json={}))
    registry, _ = connect(script)
    registry.request("POST", "/v1/trainees", json={})
    registry.request("POST", "/v1/trainees", json={})
    first, again, other = [call.headers["Idempotency-Key"] for call in script.calls]
    assert first == again != other


def test_a_change_is_not_repeated_blindly(connect: Connect) -> None:
    script = Script(httpx.ReadError)
    registry, _ = connect(script)
    with pytest.raises(Unreachable):
        registry.request("PATCH", "/v1/trainees/1", json={})
    assert len(script.calls) == 1


def test_a_refusal_is_final(connect: Connect) -> None:
    script = Script(problem(422, "CLASS_FULL"))
    registry, _ = connect(script)
    with pytest.raises(Refused, match="CLASS_FULL"):
        registry.request("POST", "/v1/enrolments", json={})
    assert len(script.calls) == 1


def test_a_token_serves_until_it_is_refused(connect: Connect) -> None:
    fine = httpx.Response(200, json={})
    script = Script(fine, problem(401, "TOKEN_INVALID"), fine, problem(401, "X"), problem(401, "X"))
    registry, _ = connect(script)
    registry.request("GET", "/v1/trainees")
    registry.request("GET", "/v1/trainees")
    with pytest.raises(Refused):
        registry.request("GET", "/v1/trainees")
    sent = [call.headers["Authorization"] for call in script.calls]
    assert sent == [f"Bearer t{number}" for number in (1, 1, 2, 2, 3)]


def test_wrong_credentials_are_said_plainly() -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        assert b"client_secret=s" in request.read()
        body = {"error": "invalid_client", "error_description": "The secret is wrong"}
        return httpx.Response(401, content=json.dumps(body))

    transport = httpx.MockTransport(refuse)
    registry = Registry("http://registry", client_id="c", client_secret="s", transport=transport)
    with pytest.raises(Refused, match="INVALID_CLIENT: The secret is wrong"):
        registry.request("GET", "/v1/trainees")
