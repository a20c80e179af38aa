from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.export_view import ExportView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def export_read(
    registry: AsyncConnection,
    export_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> ExportView:
    """Read an export

    How far it is and, once it has succeeded, the manifest of its files.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/exports/{export_id}".format(
            export_id=quote(str(export_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ExportView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
