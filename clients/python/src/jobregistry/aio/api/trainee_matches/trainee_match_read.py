from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.match_view import MatchView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def trainee_match_read(
    registry: AsyncConnection,
    match_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> MatchView:
    """Read a trainee match

    With both records, masked; of merged ones the survivor alone. A school sees as much as in the list.
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
        "/v1/trainee-matches/{match_id}".format(
            match_id=quote(str(match_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = MatchView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
