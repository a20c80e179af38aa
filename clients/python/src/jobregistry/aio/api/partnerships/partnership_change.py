from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.partnership_input_patch import PartnershipInputPatch
from ....models.partnership_view import PartnershipView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def partnership_change(
    registry: AsyncConnection,
    partnership_id: UUID,
    *,
    body: PartnershipInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> PartnershipView:
    """Change a partnership

    The school stays.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "PATCH",
        "/v1/partnerships/{partnership_id}".format(
            partnership_id=quote(str(partnership_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PartnershipView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
