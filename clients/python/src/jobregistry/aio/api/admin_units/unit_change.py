from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.unit_input_patch import UnitInputPatch
from ....models.unit_view import UnitView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def unit_change(
    registry: AsyncConnection,
    unit_id: UUID,
    *,
    body: UnitInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> UnitView:
    """Change a village, or the areas of a commune

    Of a present commune, only the difficulty area and the risk areas change here, and only by
    the province.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "PATCH",
        "/v1/admin-units/{unit_id}".format(
            unit_id=quote(str(unit_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = UnitView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
