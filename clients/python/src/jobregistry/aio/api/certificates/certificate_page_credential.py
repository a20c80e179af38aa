from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_page_credential(
    registry: AsyncConnection,
    code: str,
    *,
    if_none_match: str | Unset = UNSET,
) -> str:
    """Take the credential of a certificate that one has in hand

    As `GET /v1/certificates/{certificate_id}/credential`, without a token: the page of the code tells
    as much.
    """
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/c/{code}/credential".format(
            code=quote(str(code), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        return cast(str, response.text)
    raise registry.unexpected(response)
