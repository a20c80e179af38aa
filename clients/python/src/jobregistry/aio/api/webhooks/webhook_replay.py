from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.replay_input import ReplayInput
from ....models.replay_view import ReplayView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def webhook_replay(
    registry: AsyncConnection,
    webhook_id: UUID,
    *,
    body: ReplayInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ReplayView:
    """Send messages again

    Those of a period, of a status, or both; under the ids that they had, so that a receiver
    knows those that it has taken already. What waits for its next attempt is tried at once.
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
        "/v1/webhooks/{webhook_id}/replay".format(
            webhook_id=quote(str(webhook_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ReplayView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
