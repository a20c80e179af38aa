"""How a person logs in: with a password, in a browser, or on another device. What comes of it is
for `tokens` of the registry."""

from __future__ import annotations

import webbrowser
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode

from .connection import Connection
from .errors import LogInFailed, Refused, Unreachable
from .loopback import Loopback
from .tokens import LogIn

_DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


def by_password(
    registry: Connection, username: str, password: str, *, scope: str | None = None
) -> LogIn:
    """By user name and password, for programs of the office itself."""
    form = _form(grant_type="password", username=username, password=password, scope=scope)
    return _granted(registry, form)


def by_browser(
    registry: Connection,
    client_id: str,
    *,
    scope: str | None = None,
    show: Callable[[str], object] = webbrowser.open,
    patience: float = 300.0,
) -> LogIn:
    """In the browser of this machine: authorization code with PKCE (RFC 6749, 7636, 8252)."""
    offered = registry.request("GET", "/.well-known/oauth-authorization-server")
    server = offered.json()
    verifier, state = token_urlsafe(48), token_urlsafe(24)
    with Loopback() as loopback:
        asked = _form(
            response_type="code",
            client_id=client_id,
            redirect_uri=loopback.redirect_uri,
            scope=scope,
            state=state,
            code_challenge=_challenge(verifier),
            code_challenge_method="S256",
        )
        show(f"{server['authorization_endpoint']}?{urlencode(asked)}")
        answer = loopback.wait(patience)
    form = _form(
        grant_type="authorization_code",
        code=_code(answer, state, server["issuer"]),
        redirect_uri=loopback.redirect_uri,
        client_id=client_id,
        code_verifier=verifier,
    )
    return _granted(registry, form, client_id)


@dataclass(frozen=True)
class DeviceCode:
    """What a person is told, who logs in on another device."""

    user_code: str
    verification_uri: str
    verification_uri_complete: str | None
    """With the code in it, for a link or a QR code."""
    expires_in: float


def by_device(
    registry: Connection,
    client_id: str,
    *,
    show: Callable[[DeviceCode], object],
    scope: str | None = None,
) -> LogIn:
    """On another device, for programs without a browser (RFC 8628). Ends with `Refused` when the
    person says no (`ACCESS_DENIED`) or takes too long (`EXPIRED_TOKEN`)."""
    form = _form(client_id=client_id, scope=scope)
    answer = registry.request("POST", "/oauth/device_authorization", data=form)
    begun = answer.json()
    show(
        DeviceCode(
            begun["user_code"],
            begun["verification_uri"],
            begun.get("verification_uri_complete"),
            float(begun["expires_in"]),
        )
    )
    form = _form(grant_type=_DEVICE_GRANT, device_code=begun["device_code"], client_id=client_id)
    interval, waited = float(begun.get("interval", 5)), 0.0
    while True:
        registry.retry.sleep(interval)
        waited += interval
        try:
            return _granted(registry, form, client_id)
        except Unreachable:
            # The person may be typing still.
            if waited >= begun["expires_in"]:
                raise
        except Refused as refused:
            if refused.code == "SLOW_DOWN":
                interval += 5
            elif refused.code != "AUTHORIZATION_PENDING":
                raise


def _form(**members: str | None) -> dict[str, str]:
    return {name: value for name, value in members.items() if value is not None}


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _code(answer: Mapping[str, str], state: str, issuer: str) -> str:
    """The code that the browser brings, when it is the answer to our question (RFC 9207)."""
    if not answer:
        raise LogInFailed("timed_out", "nobody came back from the browser in time")
    if answer.get("state") != state or answer.get("iss", issuer) != issuer:
        raise LogInFailed("foreign_answer", "the browser brought the answer to another question")
    if "code" not in answer:
        error = answer.get("error", "no_code")
        raise LogInFailed(error, answer.get("error_description", error))
    return answer["code"]


def _granted(registry: Connection, form: Mapping[str, str], client_id: str | None = None) -> LogIn:
    # A code is good once.
    answer = registry.request("POST", "/oauth/token", data=form, once=True)
    granted: dict[str, Any] = answer.json()
    return LogIn.of(granted, client_id)
