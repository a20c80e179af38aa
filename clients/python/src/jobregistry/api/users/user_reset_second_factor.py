from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def user_reset_second_factor(
    registry: Connection,
    user_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> None:
    """Take a user's second factor away

    For administrators, when the authenticator and the recovery codes are lost. All sessions of the user end.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "DELETE",
        "/v1/users/{user_id}/second-factor".format(
            user_id=quote(str(user_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
