from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.unit_view import UnitView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def unit_read(
    registry: AsyncConnection,
    unit_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> UnitView:
    """Read an administrative unit

    Open to everybody, also for units that have ended.
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
        "/v1/admin-units/{unit_id}".format(
            unit_id=quote(str(unit_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = UnitView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
