from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.import_mapping_input_patch import ImportMappingInputPatch
from ....models.import_mapping_view import ImportMappingView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def import_mapping_change(
    registry: AsyncConnection,
    import_mapping_id: UUID,
    *,
    body: ImportMappingInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ImportMappingView:
    """Change an import mapping

    `columns` and `constants` are replaced as a whole.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "PATCH",
        "/v1/import-mappings/{import_mapping_id}".format(
            import_mapping_id=quote(str(import_mapping_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ImportMappingView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
