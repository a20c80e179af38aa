from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.import_view import ImportView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def import_confirm(
    registry: AsyncConnection,
    import_id: UUID,
    *,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ImportView:
    """Confirm an import

    An import stores nothing and is `AWAITING_CONFIRMATION` for one of two reasons, or both, which
    `confirmation.reasons` names. `UNDERSTANDING`: somebody has to look at how its table is understood, as
    `understood.questions` say (letters that were converted, rows that are hidden or struck through).
    `IDENTITY_CHANGES`: it would change who many people are (name, sex, birth date or a document); its
    report lists them under `identityChanged=true`. Confirmed, it runs as it would have run. When other
    people than listed would be changed by then, it stops again, with another version.
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
        "/v1/imports/{import_id}/confirm".format(
            import_id=quote(str(import_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 202:
        response_202 = ImportView.from_dict(response.json())

        return response_202
    raise registry.unexpected(response)
