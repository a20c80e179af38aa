from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.user_view import UserView

if TYPE_CHECKING:
    from ...connection import Connection


def user_read(
    registry: Connection,
    user_id: UUID,
) -> UserView:
    """Read a user

    For administrators.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
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
