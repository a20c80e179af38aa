from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

if TYPE_CHECKING:
    from ...connection import Connection


def occupation_delete(
    registry: Connection,
    occupation_id: UUID,
    *,
    if_match: str,
) -> None:
    """Delete an occupation

    Only one that nothing refers to. One that ships with the registry gets a `validTo` instead.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "DELETE",
        "/v1/occupations/{occupation_id}".format(
            occupation_id=quote(str(occupation_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
