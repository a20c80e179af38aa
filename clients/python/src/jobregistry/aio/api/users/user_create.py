from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.user_input import UserInput
from ....models.user_view import UserView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def user_create(
    registry: AsyncConnection,
    *,
    body: UserInput,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> UserView:
    """Add a user

    The user name must be new and each role must fit the organisation.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/v1/users",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = UserView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
