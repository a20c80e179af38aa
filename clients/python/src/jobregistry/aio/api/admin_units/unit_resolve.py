from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from ....models.resolved_unit import ResolvedUnit
from ....models.unit_level import UnitLevel
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def unit_resolve(
    registry: AsyncConnection,
    *,
    code: str,
    date: datetime.date | Unset = UNSET,
    level: UnitLevel | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ResolvedUnit:
    """Resolve a code on a day

    Codes are reused: 21 communes of 2025 carry the code of an old commune with another name. This
    tells which unit had the code on that day, and which one stands there today. When none had
    it, the error at `code` lists under `params.otherValidities` those that had it on other days.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["code"] = code

    json_date: str | Unset = UNSET
    if not isinstance(date, Unset):
        json_date = date.isoformat()
    params["date"] = json_date

    json_level: str | Unset = UNSET
    if not isinstance(level, Unset):
        json_level = level.value

    params["level"] = json_level

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/v1/admin-units/resolve",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ResolvedUnit.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
