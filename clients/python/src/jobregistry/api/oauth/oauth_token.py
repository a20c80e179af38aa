from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.token_form import TokenForm
from ...models.token_view import TokenView

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_token(
    registry: Connection,
    *,
    body: TokenForm,
) -> TokenView:
    """Get a token

    `authorization_code` ends a log-in at `/oauth/authorize`, and the device's grant one by a code that a
    device shows; `client_credentials` logs a program in, whose id and secret come by HTTP Basic or in the
    form, or whose assertion (RFC 7523) does; `password` logs a person in who sends name and password to a
    program of their own, unless the server is set up without it. `refresh_token` renews a session. A refresh
    token is good once: using it again ends the session. Five wrong passwords in a row lock the name for the
    place that they come from for a minute, then for twice as long each time, up to an hour; the answer stays
    the same. Scopes are those wanted that the roles have a use for and, of a client, those registered.
    """
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["data"] = body.to_dict()

    headers["Content-Type"] = "application/x-www-form-urlencoded"
    _kwargs["headers"] = headers
    response = registry.request(
        "POST",
        "/oauth/token",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = TokenView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
