from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.import_undo_view import ImportUndoView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def import_undo_read(
    registry: AsyncConnection,
    import_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> ImportUndoView:
    """Read how an import is taken back

    Its progress while it runs, and its counts.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/imports/{import_id}/undo".format(
            import_id=quote(str(import_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ImportUndoView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
