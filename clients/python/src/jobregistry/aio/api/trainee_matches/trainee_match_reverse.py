from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.match_reversal_input import MatchReversalInput
from ....models.match_view import MatchView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def trainee_match_reverse(
    registry: AsyncConnection,
    match_id: UUID,
    *,
    body: MatchReversalInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> MatchView:
    """Take a merge apart

    The other record is there again under its own id, with what the merge moved. What was made
    since stays with the survivor; certificates and outcomes go where their enrolment goes. The
    match is open again. A survivor that was merged further is taken out of that merge first.
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
        "/v1/trainee-matches/{match_id}/reversal".format(
            match_id=quote(str(match_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = MatchView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
