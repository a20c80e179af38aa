from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.outcome_view import OutcomeView
from ....models.undo_input import UndoInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def employment_outcome_undo(
    registry: AsyncConnection,
    outcome_id: UUID,
    *,
    body: UndoInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> OutcomeView:
    """Take an employment outcome or its confirmation back

    The confirmation first, then the outcome itself; by the organisation that gave it, within seven days
    (`REGISTRY_UNDO_DAYS`), or by the lead agency at any time. To take a confirmation back needs the scope
    `outcomes:confirm` too. Figures follow: the latest confirmed outcome of the checkpoint counts. An outcome
    that was taken back stays with `withdrawnAt`, and is neither confirmed nor recorded again by a nightly
    row that says the same (`KEPT_AS_REGISTERED`).
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

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
        "/v1/employment-outcomes/{outcome_id}/undo".format(
            outcome_id=quote(str(outcome_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = OutcomeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
