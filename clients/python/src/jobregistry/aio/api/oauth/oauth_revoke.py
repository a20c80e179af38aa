from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.token_to_check import TokenToCheck

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def oauth_revoke(
    registry: AsyncConnection,
    *,
    body: TokenToCheck,
) -> None:
    """Log out

    Ends the log-in that a refresh token belongs to. An unknown token is as good as ended.
    """
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["data"] = body.to_dict()

    headers["Content-Type"] = "application/x-www-form-urlencoded"
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/oauth/revoke",
        **_kwargs,
    )
    if response.status_code == 200:
        return None
    raise registry.unexpected(response)
