"""What the connection does when a line or a server is bad, without either."""

from __future__ import annotations

import json

import httpx
import pytest
from script import Script, connect, problem

from jobregistry import NotModified, Refused, Registry, Unreachable, api


def test_a_busy_server_is_asked_again_when_it_says() -> None:
    busy = problem(503, "BUSY", retryable=True, **{"Retry-After": "7"})
    script = Script(busy, httpx.Response(502, text="<html>"), httpx.Response(200, json={}))
    pauses: list[float] = []
    registry = connect(script, pauses.append)
    registry.request("GET", "/v1/trainees")
    assert len(script.calls) == 3
    assert pauses[0] >= 7 > pauses[1]


def test_the_pauses_end() -> None:
    script = Script(*[httpx.ReadTimeout] * 9)
    pauses: list[float] = []
    registry = connect(script, pauses.append)
    with pytest.raises(Unreachable):
        registry.request("GET", "/v1/trainees")
    assert len(script.calls) == 4
    assert len(pauses) == 3


def test_a_post_keeps_its_key_over_all_tries() -> None:
    script = Script(httpx.ReadError, httpx.Response(201, json={}), httpx.Response(201, json={}))
    registry = connect(script)
    registry.request("POST", "/v1/trainees", json={})
    registry.request("POST", "/v1/trainees", json={})
    first, again, other = [call.headers["Idempotency-Key"] for call in script.calls]
    assert first == again != other


def test_a_change_is_not_repeated_blindly() -> None:
    script = Script(httpx.ReadError)
    registry = connect(script)
    with pytest.raises(Unreachable):
        registry.request("PATCH", "/v1/trainees/1", json={})
    assert len(script.calls) == 1


def test_an_answer_that_is_held_is_told_apart() -> None:
    registry = connect(Script(httpx.Response(304)))
    with pytest.raises(NotModified):
        api.error_codes.error_code_list(registry, if_none_match='"1"')


def test_a_refusal_is_final() -> None:
    script = Script(problem(422, "CLASS_FULL"))
    registry = connect(script)
    with pytest.raises(Refused, match="CLASS_FULL"):
        registry.request("POST", "/v1/enrolments", json={})
    assert len(script.calls) == 1


def test_a_token_serves_until_it_is_refused() -> None:
    fine = httpx.Response(200, json={})
    script = Script(fine, problem(401, "TOKEN_INVALID"), fine, problem(401, "X"), problem(401, "X"))
    registry = connect(script)
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
