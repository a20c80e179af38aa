"""Logging a person in, against a double of the authorization server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from threading import Thread

import httpx
import pytest
from authorization import DEVICE_GRANT, Double, serving

from jobregistry import LogInFailed, Refused, Registry, Retry, Unreachable, logins
from jobregistry.aio import AsyncRegistry
from jobregistry.aio import logins as awaited
from jobregistry.tokens import LogIn


@pytest.fixture
def server() -> Iterator[Double]:
    with serving(Double()) as double:
        yield double


def browser(url: str) -> None:
    """A person who says yes at once; it comes back while the program waits."""
    Thread(target=lambda: httpx.get(url, follow_redirects=True).raise_for_status()).start()


def token_in_use(registry: Registry) -> str:
    token: str = registry.request("GET", "/v1/users/me").json()["token"]
    return token


def test_a_person_logs_in_with_a_password(server: Double) -> None:
    with Registry(server.url) as registry:
        registry.tokens = logins.by_password(registry, "school", "secret")
        assert token_in_use(registry) == "Bearer t1"
    assert server.asked == [{"grant_type": "password", "username": "school", "password": "secret"}]


def test_a_person_logs_in_in_the_browser(server: Double) -> None:
    with Registry(server.url) as registry:
        registry.tokens = logins.by_browser(registry, "app", scope="classes:read", show=browser)
        assert token_in_use(registry) == "Bearer t1"
    form = server.asked[0]
    assert (form["grant_type"], form["code"], form["client_id"]) == (
        "authorization_code",
        "code-1",
        "app",
    )
    assert form["redirect_uri"].startswith("http://127.0.0.1:")
    assert "client_secret" not in form


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        ({"code": "", "error": "access_denied"}, "access_denied"),
        ({"state": "of another"}, "foreign_answer"),
        ({"iss": "http://elsewhere"}, "foreign_answer"),
    ],
)
def test_what_the_browser_brings_is_looked_at(
    server: Double, decision: dict[str, str], code: str
) -> None:
    server.decision = decision
    with Registry(server.url) as registry, pytest.raises(LogInFailed) as failed:
        logins.by_browser(registry, "app", show=browser)
    assert failed.value.code == code
    assert server.asked == []


def test_nobody_waits_for_ever(server: Double) -> None:
    with Registry(server.url) as registry, pytest.raises(LogInFailed) as failed:
        logins.by_browser(registry, "app", show=lambda url: None, patience=0.1)
    assert failed.value.code == "timed_out"


def test_a_person_logs_in_on_another_device(server: Double) -> None:
    server.pending = ["authorization_pending", "slow_down", "authorization_pending"]
    pauses: list[float] = []
    shown: list[logins.DeviceCode] = []
    with Registry(server.url, retry=Retry(sleep=pauses.append)) as registry:
        registry.tokens = logins.by_device(registry, "app", show=shown.append)
        assert token_in_use(registry) == "Bearer t4"
    assert pauses == [5, 5, 10, 10]
    assert shown[0].user_code == "BDFG-HJKL"
    assert {form["grant_type"] for form in server.asked} == {DEVICE_GRANT}


def test_a_broken_line_does_not_end_the_log_in(
    server: Double, monkeypatch: pytest.MonkeyPatch
) -> None:
    granted, asked = logins._granted, []

    def broken_once(registry: Registry, form: dict[str, str], client_id: str | None) -> LogIn:
        asked.append(form)
        if len(asked) == 1:
            raise Unreachable("the line broke")
        return granted(registry, form, client_id)

    monkeypatch.setattr(logins, "_granted", broken_once)
    retry = Retry(sleep=lambda pause: None)
    with Registry(server.url, retry=retry) as registry:
        registry.tokens = logins.by_device(registry, "app", show=lambda device: None)
        assert token_in_use(registry) == "Bearer t1"
    assert len(asked) == 2

    def gone(*_: object) -> LogIn:
        raise Unreachable("the line is gone")

    monkeypatch.setattr(logins, "_granted", gone)
    with Registry(server.url, retry=retry) as registry, pytest.raises(Unreachable):
        logins.by_device(registry, "app", show=lambda device: None)


@pytest.mark.parametrize("error", ["access_denied", "expired_token"])
def test_a_device_that_is_not_let_in_stops(server: Double, error: str) -> None:
    server.pending = [error]
    retry = Retry(sleep=lambda pause: None)
    with Registry(server.url, retry=retry) as registry, pytest.raises(Refused) as refused:
        logins.by_device(registry, "app", show=lambda device: None)
    assert refused.value.code == error.upper()


def test_a_log_in_is_renewed_once_each_time(server: Double) -> None:
    with Registry(server.url) as registry:
        registry.tokens = kept = LogIn("r0", "app")
        assert token_in_use(registry) == "Bearer t1"
        assert token_in_use(registry) == "Bearer t1"
        assert kept.dropped("t1")
        assert token_in_use(registry) == "Bearer t2"
    assert [form["refresh_token"] for form in server.asked] == ["r0", "r1"]
    assert kept.refresh_token == "r2"


def test_a_refresh_token_is_never_sent_twice() -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        sent.append(request.url.path)
        raise httpx.ReadError("broken")

    sent: list[str] = []
    with Registry("http://registry", transport=httpx.MockTransport(broken)) as registry:
        registry.tokens = LogIn("r0")
        with pytest.raises(Exception, match="broken"):
            registry.request("GET", "/v1/users/me")
    assert sent == ["/oauth/token"]


def test_both_log_ins_can_be_awaited(server: Double) -> None:
    async def sleep(pause: float) -> None:
        pass

    async def log_in() -> list[str | None]:
        async with AsyncRegistry(server.url) as registry:
            registry.retry = registry.retry.__class__(sleep=sleep)
            by_browser = await awaited.by_browser(registry, "app", show=browser)
            by_device = await awaited.by_device(registry, "app", show=lambda device: None)
            return [by_browser.refresh_token, by_device.refresh_token]

    assert asyncio.run(log_in()) == ["r1", "r2"]
