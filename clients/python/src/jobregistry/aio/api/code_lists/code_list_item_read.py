from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....models.code_list_item_view import CodeListItemView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def code_list_item_read(
    registry: AsyncConnection,
    list_: str,
    code: str,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> CodeListItemView:
    """Read an item of a code list

    With the ETag that a change of it needs.
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
        "/v1/code-lists/{list_}/items/{code}".format(
            list_=quote(str(list_), safe=""),
            code=quote(str(code), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CodeListItemView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
