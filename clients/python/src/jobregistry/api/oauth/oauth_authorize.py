from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_authorize(
    registry: Connection,
    *,
    response_type: str,
    client_id: str,
    redirect_uri: str,
    scope: str | Unset = UNSET,
    state: str | Unset = UNSET,
    code_challenge: str,
    code_challenge_method: str,
    nonce: str | Unset = UNSET,
    prompt: str | Unset = UNSET,
    max_age: int | Unset = UNSET,
    login_hint: str | Unset = UNSET,
    ui_locales: str | Unset = UNSET,
    response_mode: str | Unset = UNSET,
    dpop_jkt: str | Unset = UNSET,
    request_uri: str | Unset = UNSET,
    request: str | Unset = UNSET,
) -> str:
    """Let somebody log in to an app

    Where an app sends a browser, with a challenge (RFC 7636, S256 alone): whoever comes logs in, is asked
    whether the app may have what it wants, and is led back to the app with a `code` for `/oauth/token`,
    its `state` and the `iss` of this server (RFC 9207), or with an `error`. What was agreed to once is not
    asked again, unless the app is led back to an address that other programs of the device could take. A
    request whose app or address is unknown leads nowhere: the page says why.
    """

    params: dict[str, Any] = {}

    params["response_type"] = response_type

    params["client_id"] = client_id

    params["redirect_uri"] = redirect_uri

    params["scope"] = scope

    params["state"] = state

    params["code_challenge"] = code_challenge

    params["code_challenge_method"] = code_challenge_method

    params["nonce"] = nonce

    params["prompt"] = prompt

    params["max_age"] = max_age

    params["login_hint"] = login_hint

    params["ui_locales"] = ui_locales

    params["response_mode"] = response_mode

    params["dpop_jkt"] = dpop_jkt

    params["request_uri"] = request_uri

    params["request"] = request

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/oauth/authorize",
        **_kwargs,
    )
    if response.status_code == 200:
        return cast(str, response.text)
    raise registry.unexpected(response)
