from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

if TYPE_CHECKING:
    from ...connection import Connection


def licence_line_delete(
    registry: Connection,
    licence_line_id: UUID,
    *,
    if_match: str,
) -> None:
    """Delete a licence line

    Only one that no class relies on; otherwise end its period.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "DELETE",
        "/v1/licence-lines/{licence_line_id}".format(
            licence_line_id=quote(str(licence_line_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
