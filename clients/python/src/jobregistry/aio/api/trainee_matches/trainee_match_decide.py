from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.match_decision_input import MatchDecisionInput
from ....models.match_view import MatchView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def trainee_match_decide(
    registry: AsyncConnection,
    match_id: UUID,
    *,
    body: MatchDecisionInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> MatchView:
    """Decide on a trainee match

    DISTINCT: they are two people; a link ends. LINK: they are one person, of whom both records stay, and
    each school goes on seeing its own alone. MERGE: enrolments with their certificates and outcomes,
    beneficiary statuses, the schools that see the person and all external ids move to the
    survivor; so does a document that the survivor has none of. The id of the other record leads
    to the survivor from then on, and whoever saw it learns so from the change feed. Refused with
    409, and nothing moved, when both were enrolled in one class or at the same time, or have the same
    beneficiary group from the same day: solve that first. Where both have a citizen ID,
    `validCitizenIdOf` says whose holds; the other one becomes a former number of the survivor.
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
        "/v1/trainee-matches/{match_id}/decisions".format(
            match_id=quote(str(match_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = MatchView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
