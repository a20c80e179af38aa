from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....types import UNSET, File, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def export_download(
    registry: AsyncConnection,
    export_id: UUID,
    number: str,
    *,
    range_: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> File:
    """Download a part of an export

    Only for the user or client that asked for the export, and only while they may still read what
    it holds: after a change of role, scope or organisation it has to be made again. The ETag is the
    SHA-256 of the file; ranges are served, so that a broken download goes on. Each download leaves
    an audit event.
    """
    headers: dict[str, Any] = {}
    if not isinstance(range_, Unset):
        headers["Range"] = range_

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/exports/{export_id}/parts/{number}".format(
            export_id=quote(str(export_id), safe=""),
            number=quote(str(number), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200
    if response.status_code == 206:
        response_206 = File(payload=BytesIO(response.content))

        return response_206
    raise registry.unexpected(response)
