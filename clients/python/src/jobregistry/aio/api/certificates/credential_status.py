from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def credential_status(
    registry: AsyncConnection,
    list_: int,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> str:
    """Read which credentials of a list are revoked

    A Bitstring Status List of 1,048,576 entries, itself a signed credential: as a JWT, or with
    `Accept: application/vc` with a proof inside. A bit is set while its certificate is revoked or
    replaced. Where a certificate stands in the lists was drawn by chance.
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
        "/v1/credentials/status/{list_}".format(
            list_=quote(str(list_), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        return cast(str, response.text)
    raise registry.unexpected(response)
