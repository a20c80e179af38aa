from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.code_lists import CodeLists
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def code_list_list(
    registry: AsyncConnection,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> CodeLists:
    """List the code lists

    Their names and how many items each has. Open to everybody.
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
        "/v1/code-lists",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CodeLists.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
