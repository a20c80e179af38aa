from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.change_page import ChangePage
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def change_list(
    registry: AsyncConnection,
    *,
    cursor: str | Unset = UNSET,
    types: str | Unset = UNSET,
    limit: int | Unset = 50,
    wait: int | Unset = 0,
    accept_language: str | Unset = UNSET,
) -> ChangePage:
    """Follow what changes

    One feed of everything that this caller may see, in the order of commits: no row is skipped,
    also while others write. Keep `nextCursor` after storing a page and ask on from there; an entry
    may come twice, and storing it again does no harm. With `wait` the answer comes as soon as
    something has changed. A resource that the caller may not read is not in the feed; to name it
    in `types` is a 403. A cursor is good for the same `types`, and expires (410
    `CURSOR_EXPIRED`) when the log does not reach back to it, or when the caller's reach has
    changed: begin again with a snapshot then. See docs/SYNC.md.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["cursor"] = cursor

    params["types"] = types

    params["limit"] = limit

    params["wait"] = wait

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/v1/changes",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ChangePage.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
