from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.webhook_secret_view import WebhookSecretView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def webhook_rotate_secret(
    registry: AsyncConnection,
    webhook_id: UUID,
    *,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> WebhookSecretView:
    """Give a subscription a new secret

    The answer holds it, this once. For 24 hours messages carry the signatures of both, parted by
    a space; the secret before the replaced one ends now.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

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
        "/v1/webhooks/{webhook_id}/rotate-secret".format(
            webhook_id=quote(str(webhook_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = WebhookSecretView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
