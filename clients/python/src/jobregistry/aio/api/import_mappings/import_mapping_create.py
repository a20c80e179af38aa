from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.import_mapping_input import ImportMappingInput
from ....models.import_mapping_view import ImportMappingView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def import_mapping_create(
    registry: AsyncConnection,
    *,
    body: ImportMappingInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ImportMappingView:
    """Store an import mapping

    Which heading of the organisation's own files is which member of a row, and which columns are left
    out. Headings are compared without accents, case, punctuation and line breaks. An organisation has
    at most 200.
    """
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/v1/import-mappings",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = ImportMappingView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
