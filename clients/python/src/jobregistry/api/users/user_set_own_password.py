from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.own_password_input import OwnPasswordInput
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def user_set_own_password(
    registry: Connection,
    *,
    body: OwnPasswordInput,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> None:
    """Change my password

    The current one is needed, and a code of a second factor; after five wrong ones it is not tried for a minute, and then for twice as
    long each time. All sessions of the user end.
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
        "/v1/users/me/password",
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
