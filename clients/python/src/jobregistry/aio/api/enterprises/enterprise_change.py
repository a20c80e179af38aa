from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.enterprise_input_patch import EnterpriseInputPatch
from ....models.enterprise_view import EnterpriseView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enterprise_change(
    registry: AsyncConnection,
    enterprise_id: UUID,
    *,
    body: EnterpriseInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> EnterpriseView:
    """Change an enterprise

    An enterprise may change its own address, phone, e-mail, representative and external ids;
    the rest is the province's.
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
        "/v1/enterprises/{enterprise_id}".format(
            enterprise_id=quote(str(enterprise_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = EnterpriseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
