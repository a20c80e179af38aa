from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....models.code_list_view import CodeListView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def code_list_read(
    registry: AsyncConnection,
    list_: str,
    *,
    valid_on: datetime.date | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> CodeListView:
    """Read a code list

    All its items, also those that have ended: old records still carry them.
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
        "/v1/code-lists/{list_}".format(
            list_=quote(str(list_), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CodeListView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
