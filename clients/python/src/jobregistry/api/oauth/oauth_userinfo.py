from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.user_info import UserInfo

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_userinfo(
    registry: Connection,
) -> UserInfo:
    """Read who has logged in

    For apps whose token has the scope `openid`: the user's id and, with `profile` and `email`, name and
    address (OpenID Connect).
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/oauth/userinfo",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = UserInfo.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
