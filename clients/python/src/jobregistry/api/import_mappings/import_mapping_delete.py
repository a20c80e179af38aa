from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

if TYPE_CHECKING:
    from ...connection import Connection


def import_mapping_delete(
    registry: Connection,
    import_mapping_id: UUID,
    *,
    if_match: str,
) -> None:
    """Delete an import mapping

    Imports that were read by it stay as they are.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "DELETE",
        "/v1/import-mappings/{import_mapping_id}".format(
            import_mapping_id=quote(str(import_mapping_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
