from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from ....models.partnership_coverage import PartnershipCoverage
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def statistics_partnership_coverage(
    registry: AsyncConnection,
    *,
    on: datetime.date | Unset = UNSET,
    level: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PartnershipCoverage:
    """Count what is taught with at least one enterprise

    The plan wants all occupations at intermediate and college level (trung cấp, cao đẳng) to have
    one. By occupation and level for the province, as the plan words it, and by licence line, school
    and level, with the lines that lack one. A partnership counts from the day it was signed to its
    last day, while its enterprise is active; a line while it is in force and its school is active.
    Whether a school or an enterprise is active is known as of today alone. The figures are public;
    they name no contact persons.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    json_on: str | Unset = UNSET
    if not isinstance(on, Unset):
        json_on = on.isoformat()
    params["on"] = json_on

    params["level"] = level

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/v1/statistics/partnership-coverage",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PartnershipCoverage.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
