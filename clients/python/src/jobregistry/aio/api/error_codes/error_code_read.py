from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....models.error_code_view import ErrorCodeView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def error_code_read(
    registry: AsyncConnection,
    code: str,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ErrorCodeView:
    """Read an error code

    The `type` of a problem leads here.
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
        "/v1/error-codes/{code}".format(
            code=quote(str(code), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ErrorCodeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
