from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def campus_delete(
    registry: AsyncConnection,
    school_id: UUID,
    campus_id: UUID,
    *,
    if_match: str,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> None:
    """Delete a campus

    Only one at which no class is or was held.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "DELETE",
        "/v1/schools/{school_id}/campuses/{campus_id}".format(
            school_id=quote(str(school_id), safe=""),
            campus_id=quote(str(campus_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
