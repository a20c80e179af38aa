from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.ended_view import EndedView
from ...models.token_to_check import TokenToCheck

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_revoke(
    registry: Connection,
    *,
    body: TokenToCheck,
) -> EndedView:
    """Log out

    Ends the session that a refresh token or a user's access token belongs to, and all its tokens. An unknown
    token is as good as ended.
    """
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["data"] = body.to_dict()

    headers["Content-Type"] = "application/x-www-form-urlencoded"
    _kwargs["headers"] = headers
    response = registry.request(
        "POST",
        "/oauth/revoke",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = EndedView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
