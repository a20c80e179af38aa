from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.outcome_steps import OutcomeSteps
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def employment_outcome_steps(
    registry: AsyncConnection,
    outcome_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> OutcomeSteps:
    """List the steps of an employment outcome

    That it was recorded and confirmed, in this order, with what was taken back. `organisationId` is null
    unless it is the caller's own, but for the province.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/employment-outcomes/{outcome_id}/steps".format(
            outcome_id=quote(str(outcome_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = OutcomeSteps.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
