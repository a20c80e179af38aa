from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.introspection_view import IntrospectionView
from ....models.token_to_check import TokenToCheck

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def oauth_introspect(
    registry: AsyncConnection,
    *,
    body: TokenToCheck,
) -> IntrospectionView:
    """Look at a token

    For clients that got an access token from somebody and want to know whether it is good.
    """
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["data"] = body.to_dict()

    headers["Content-Type"] = "application/x-www-form-urlencoded"
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/oauth/introspect",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = IntrospectionView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
