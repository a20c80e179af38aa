from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

if TYPE_CHECKING:
    from ...connection import Connection


def export_delete(
    registry: Connection,
    export_id: UUID,
) -> None:
    """Cancel or remove an export

    One that is under way stops at its next step and stays listed as `CANCELLED` until it expires;
    one that has ended is removed with its files.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "DELETE",
        "/v1/exports/{export_id}".format(
            export_id=quote(str(export_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
