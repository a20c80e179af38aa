from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.token_form import TokenForm
from ....models.token_view import TokenView

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def oauth_token(
    registry: AsyncConnection,
    *,
    body: TokenForm,
) -> TokenView:
    """Get a token

    `grant_type=password` logs a person in, `client_credentials` a program, whose id and secret
    come by HTTP Basic or in the form; `refresh_token` renews a log-in. A refresh token is good
    once: using it again ends the log-in. Five wrong passwords in a row lock the account for a
    minute, then for twice as long each time, up to an hour; the answer stays the same.
    Scopes are those wanted that the roles have a use for and, of a client, those registered.
    """
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["data"] = body.to_dict()

    headers["Content-Type"] = "application/x-www-form-urlencoded"
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/oauth/token",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = TokenView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
