from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.enterprise_view import EnterpriseView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enterprise_read(
    registry: AsyncConnection,
    enterprise_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> EnterpriseView:
    """Read an enterprise

    Who may change it sees a tax code that is a citizen ID in full; that is noted in the audit
    trail.
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
        "/v1/enterprises/{enterprise_id}".format(
            enterprise_id=quote(str(enterprise_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = EnterpriseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
