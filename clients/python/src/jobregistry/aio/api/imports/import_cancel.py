from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.import_view import ImportView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def import_cancel(
    registry: AsyncConnection,
    import_id: UUID,
    *,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ImportView:
    """Cancel an import

    It stops at its next step, and one that waits to be confirmed at once. What `skip-row` has
    stored by then stays, and is reported.
    """
    headers: dict[str, Any] = {}
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
        "/v1/imports/{import_id}/cancel".format(
            import_id=quote(str(import_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ImportView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
