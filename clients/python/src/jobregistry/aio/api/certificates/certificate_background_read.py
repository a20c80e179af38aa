from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....types import UNSET, File, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_background_read(
    registry: AsyncConnection,
    school_id: UUID,
    kind: str,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> File:
    """Read the picture behind the texts of certificates

    As it was sent, for who may issue certificates there. 404 where there is none.
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
        "/v1/schools/{school_id}/certificate-templates/{kind}/background".format(
            school_id=quote(str(school_id), safe=""),
            kind=quote(str(kind), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200
    raise registry.unexpected(response)
