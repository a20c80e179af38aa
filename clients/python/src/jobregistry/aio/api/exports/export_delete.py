from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def export_delete(
    registry: AsyncConnection,
    export_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> None:
    """Cancel or remove an export

    One that is under way stops at its next step and stays listed as `CANCELLED` until it expires;
    one that has ended is removed with its files.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "DELETE",
        "/v1/exports/{export_id}".format(
            export_id=quote(str(export_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
