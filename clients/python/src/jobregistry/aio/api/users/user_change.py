from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.user_change_patch import UserChangePatch
from ....models.user_view import UserView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def user_change(
    registry: AsyncConnection,
    user_id: UUID,
    *,
    body: UserChangePatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> UserView:
    """Change a user

    Setting `active` to false locks the user out from their next request on and ends all their
    sessions. The last active administrator must stay.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "PATCH",
        "/v1/users/{user_id}".format(
            user_id=quote(str(user_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = UserView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
