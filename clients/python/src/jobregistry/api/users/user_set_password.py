from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.password_input import PasswordInput
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def user_set_password(
    registry: Connection,
    user_id: UUID,
    *,
    body: PasswordInput,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> None:
    """Set a user's password

    For administrators. It opens a locked account, and ends all sessions and tokens of the user.
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
    response = registry.request(
        "POST",
        "/v1/users/{user_id}/password".format(
            user_id=quote(str(user_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
