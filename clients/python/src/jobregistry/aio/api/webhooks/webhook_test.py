from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.delivery_view import DeliveryView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def webhook_test(
    registry: AsyncConnection,
    webhook_id: UUID,
    *,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> DeliveryView:
    """Try a subscription

    Sends a message of the type `webhook.test` now. How it went stands in the delivery.
    """
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/v1/webhooks/{webhook_id}/test".format(
            webhook_id=quote(str(webhook_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 202:
        response_202 = DeliveryView.from_dict(response.json())

        return response_202
    raise registry.unexpected(response)
