from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.delivery_detail import DeliveryDetail
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def delivery_read(
    registry: AsyncConnection,
    webhook_id: UUID,
    delivery_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> DeliveryDetail:
    """Read a message of a subscription

    With its body and every attempt to deliver it.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}".format(
            webhook_id=quote(str(webhook_id), safe=""),
            delivery_id=quote(str(delivery_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = DeliveryDetail.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
