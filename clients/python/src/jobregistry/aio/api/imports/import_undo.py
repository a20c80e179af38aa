from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.import_undo_view import ImportUndoView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def import_undo(
    registry: AsyncConnection,
    import_id: UUID,
    *,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ImportUndoView:
    """Take an import back

    By the organisation that sent it, within seven days (`REGISTRY_UNDO_DAYS`), or by the lead agency as
    long as the import is kept. `If-Match` names the `ETag` of the import that has ended. A job goes
    through its rows from the last one on: records that it made are removed where nothing stands on them
    and nobody has changed them since; members that it changed become what they were where they still are
    what it wrote; steps of enrolments are taken back as by `…/undo`. Whatever others have changed or
    built on it stays, and the report says so. An import is taken back once.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/v1/imports/{import_id}/undo".format(
            import_id=quote(str(import_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 202:
        response_202 = ImportUndoView.from_dict(response.json())

        return response_202
    raise registry.unexpected(response)
