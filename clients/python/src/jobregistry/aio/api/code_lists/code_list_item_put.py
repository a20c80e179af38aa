from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....models.code_list_item_input import CodeListItemInput
from ....models.code_list_item_view import CodeListItemView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def code_list_item_put(
    registry: AsyncConnection,
    list_: str,
    code: str,
    *,
    body: CodeListItemInput,
    if_match: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CodeListItemView:
    """Create or change an item of a code list

    An item that exists needs `If-Match`. A list begins with its first item.
    """
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "PUT",
        "/v1/code-lists/{list_}/items/{code}".format(
            list_=quote(str(list_), safe=""),
            code=quote(str(code), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CodeListItemView.from_dict(response.json())

        return response_200
    if response.status_code == 201:
        response_201 = CodeListItemView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
