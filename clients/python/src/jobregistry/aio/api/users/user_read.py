from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.user_view import UserView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def user_read(
    registry: AsyncConnection,
    user_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> UserView:
    """Read a user

    For administrators.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/users/{user_id}".format(
            user_id=quote(str(user_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = UserView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
