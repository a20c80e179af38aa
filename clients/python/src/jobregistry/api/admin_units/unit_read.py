from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.unit_view import UnitView

if TYPE_CHECKING:
    from ...connection import Connection


def unit_read(
    registry: Connection,
    unit_id: UUID,
) -> UnitView:
    """Read an administrative unit

    Open to everybody, also for units that have ended.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/admin-units/{unit_id}".format(
            unit_id=quote(str(unit_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = UnitView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
