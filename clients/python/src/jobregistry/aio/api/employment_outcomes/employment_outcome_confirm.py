from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.outcome_view import OutcomeView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def employment_outcome_confirm(
    registry: AsyncConnection,
    outcome_id: UUID,
    *,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> OutcomeView:
    """Confirm an employment outcome

    An enterprise confirms what names it; its word is then the provenance. The employment centre
    and the lead agency confirm the others, and may confirm for an enterprise without access.
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
        "/v1/employment-outcomes/{outcome_id}/confirm".format(
            outcome_id=quote(str(outcome_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = OutcomeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
