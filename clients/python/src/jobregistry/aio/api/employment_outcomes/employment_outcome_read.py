from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.outcome_view import OutcomeView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def employment_outcome_read(
    registry: AsyncConnection,
    outcome_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> OutcomeView:
    """Read an employment outcome

    Outcomes do not change, except that they are confirmed, and that either can be taken back.
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
        "/v1/employment-outcomes/{outcome_id}".format(
            outcome_id=quote(str(outcome_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = OutcomeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
