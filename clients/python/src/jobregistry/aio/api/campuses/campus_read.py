from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.campus_view import CampusView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def campus_read(
    registry: AsyncConnection,
    school_id: UUID,
    campus_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> CampusView:
    """Read a campus

    Every caller sees every campus.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/schools/{school_id}/campuses/{campus_id}".format(
            school_id=quote(str(school_id), safe=""),
            campus_id=quote(str(campus_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CampusView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
