from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.webhook_view import WebhookView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def webhook_read(
    registry: AsyncConnection,
    webhook_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> WebhookView:
    """Read a subscription

    Its secret is not shown again; rotate it when it is lost.
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
        "/v1/webhooks/{webhook_id}".format(
            webhook_id=quote(str(webhook_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = WebhookView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
