from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.webhook_input import WebhookInput
from ....models.webhook_secret_view import WebhookSecretView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def webhook_create(
    registry: AsyncConnection,
    *,
    body: WebhookInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> WebhookSecretView:
    """Subscribe

    From now on the URL is told of changes of these types that the subscriber may see, by their
    present permissions, in messages signed as Standard Webhooks has it. The token needs the scope
    `changes:read` and the read scopes of the types too. The answer holds the secret that verifies
    the signatures, this once.
    """
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/v1/webhooks",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = WebhookSecretView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
