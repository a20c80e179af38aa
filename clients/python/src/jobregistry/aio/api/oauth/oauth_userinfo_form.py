from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.user_info import UserInfo

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def oauth_userinfo_form(
    registry: AsyncConnection,
) -> UserInfo:
    """Read who has logged in, by POST

    As the GET, for programs that send their token so.
    """

    _kwargs: dict[str, Any] = {}
    response = await registry.request(
        "POST",
        "/oauth/userinfo",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = UserInfo.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
