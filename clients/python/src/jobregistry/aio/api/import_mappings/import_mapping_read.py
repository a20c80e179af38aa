from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.import_mapping_member import ImportMappingMember
from ....models.import_mapping_view import ImportMappingView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def import_mapping_read(
    registry: AsyncConnection,
    import_mapping_id: UUID,
    *,
    fields: list[ImportMappingMember] | Unset = UNSET,
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

    params: dict[str, Any] = {}

    json_fields: list[str] | Unset = UNSET
    if not isinstance(fields, Unset):
        json_fields = []
        for fields_item_data in fields:
            fields_item = fields_item_data.value
            json_fields.append(fields_item)

    params["fields"] = json_fields

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
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
