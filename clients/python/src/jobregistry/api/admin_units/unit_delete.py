from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

if TYPE_CHECKING:
    from ...connection import Connection


def unit_delete(
    registry: Connection,
    unit_id: UUID,
    *,
    if_match: str,
) -> None:
    """Delete a village

    Only one that nothing refers to; a village that has ended gets a `validTo` instead.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "DELETE",
        "/v1/admin-units/{unit_id}".format(
            unit_id=quote(str(unit_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
