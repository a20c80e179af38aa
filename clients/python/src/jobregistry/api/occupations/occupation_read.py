from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.occupation_view import OccupationView

if TYPE_CHECKING:
    from ...connection import Connection


def occupation_read(
    registry: Connection,
    occupation_id: UUID,
) -> OccupationView:
    """Read an occupation

    Open to everybody, also for those that have ended.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/occupations/{occupation_id}".format(
            occupation_id=quote(str(occupation_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = OccupationView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
