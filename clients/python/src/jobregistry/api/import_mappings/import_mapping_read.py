from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.import_mapping_view import ImportMappingView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def import_mapping_read(
    registry: Connection,
    import_mapping_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ImportMappingView:
    """Read an import mapping

    The lead agency and administrators see all, others those of their own organisation.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "GET",
        "/v1/import-mappings/{import_mapping_id}".format(
            import_mapping_id=quote(str(import_mapping_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ImportMappingView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
