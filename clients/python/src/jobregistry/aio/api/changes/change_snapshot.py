from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.snapshot_page import SnapshotPage
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def change_snapshot(
    registry: AsyncConnection,
    *,
    cursor: str | Unset = UNSET,
    types: str | Unset = UNSET,
    limit: int | Unset = 50,
    accept_language: str | Unset = UNSET,
) -> SnapshotPage:
    """Start a copy

    All rows that the caller may see, as entries with the op UPSERT, resource by resource in the
    order of their ids. The last page has the `feedCursor` that goes on where the snapshot began:
    rows that changed while its pages were read come again there.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["types"] = types

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/v1/changes/snapshot",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = SnapshotPage.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
