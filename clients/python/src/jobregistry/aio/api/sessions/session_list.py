from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.session_list import SessionList
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def session_list(
    registry: AsyncConnection,
    *,
    accept_language: str | Unset = UNSET,
) -> SessionList:
    """List my sessions

    Where one is logged in: browsers at the log-in page, apps, and programs that sent name and password.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/users/me/sessions",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = SessionList.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
