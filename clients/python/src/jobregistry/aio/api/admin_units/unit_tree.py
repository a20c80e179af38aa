from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from ....models.unit_tree import UnitTree
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def unit_tree(
    registry: AsyncConnection,
    *,
    valid_on: datetime.date | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> UnitTree:
    """Read all units as a tree

    The province, below it its communes (before July 2025 districts and their communes), below
    them their villages: as they are on one day, in Vietnamese order.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_valid_on: str | Unset = UNSET
    if not isinstance(valid_on, Unset):
        json_valid_on = valid_on.isoformat()
    params["validOn"] = json_valid_on

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/v1/admin-units/tree",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = UnitTree.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
