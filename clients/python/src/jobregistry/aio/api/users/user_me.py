from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.me_view import MeView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def user_me(
    registry: AsyncConnection,
    *,
    accept_language: str | Unset = UNSET,
) -> MeView:
    """Read who I am

    The caller behind the token, person or client: roles, scopes, what they allow together, the
    organisation and what it reaches.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/users/me",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = MeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
