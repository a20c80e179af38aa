from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.occupation_view import OccupationView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def occupation_read(
    registry: AsyncConnection,
    occupation_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> OccupationView:
    """Read an occupation

    Open to everybody, also for those that have ended.
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
        "/v1/occupations/{occupation_id}".format(
            occupation_id=quote(str(occupation_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = OccupationView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
