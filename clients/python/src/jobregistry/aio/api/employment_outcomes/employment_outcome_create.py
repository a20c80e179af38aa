from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.outcome_input import OutcomeInput
from ....models.outcome_view import OutcomeView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def employment_outcome_create(
    registry: AsyncConnection,
    *,
    body: OutcomeInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> OutcomeView:
    """Record an employment outcome

    What became of a trainee (kết quả việc làm) 3, 6 or 12 months after completion. Outcomes are
    never changed in place: a correction is a new outcome, and the latest confirmed one counts.

    Somebody's death (`DECEASED`, and every kind that counts as `EXCLUDED`) is taken on any day after
    completion, for the checkpoint that is next, and nothing is observed after it
    (`OUTCOME_AFTER_DEATH`). One that was a mistake is corrected by another outcome for the same
    checkpoint and day.
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
        "/v1/employment-outcomes",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = OutcomeView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
