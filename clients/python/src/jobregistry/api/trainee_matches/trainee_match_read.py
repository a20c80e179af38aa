from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.match_view import MatchView

if TYPE_CHECKING:
    from ...connection import Connection


def trainee_match_read(
    registry: Connection,
    match_id: UUID,
) -> MatchView:
    """Read a trainee match

    With both records, masked; of merged ones the survivor alone. A school sees as much as in the list.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
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
