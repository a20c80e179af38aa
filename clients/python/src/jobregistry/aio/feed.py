"""The change feed, from the first row to the last change."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass

from ..cursors import CursorStore
from ..errors import Refused
from ..models import ChangeEntry
from ..types import UNSET, Unset
from .api import changes
from .connection import AsyncConnection

_SNAPSHOT, _FEED = "snapshot ", "feed "


@dataclass(frozen=True)
class Batch:
    """Changes to store together.

    A reader begins with a snapshot, and begins again with one when its cursor has expired: when
    `begins` is set, mark every row that you hold; each change takes the mark off its row; when
    `ends` is set, delete what is still marked, for it is gone.
    """

    changes: list[ChangeEntry]
    begins: bool
    ends: bool
    place: str
    """What to save once the changes are stored."""
    more: bool
    """Whether there is more already."""


def after(feed_cursor: str) -> str:
    """What to save in order to go on from the `feed_cursor` of an export of the same type."""
    return _FEED + feed_cursor


async def follow(
    registry: AsyncConnection,
    cursors: CursorStore,
    *,
    types: Collection[str] = (),
    wait: int = 30,
    limit: int = 500,
) -> AsyncIterator[Batch]:
    """Batches for ever, or with `wait=0` until nothing is left to be told.

    The cursor is saved when the next batch is asked for, so after a crash a batch may come twice:
    storing a row that is there already does no harm.
    """
    place = cursors.load()
    while True:
        try:
            batch = await _read(registry, place, ",".join(types) or UNSET, wait, limit)
        except Refused as refused:
            if refused.code != "CURSOR_EXPIRED" or place is None:
                raise
            place = None
            continue
        if batch.changes or batch.begins or batch.ends:
            yield batch
        place = batch.place
        cursors.save(place)
        if not (wait or batch.more):
            return


async def _read(
    registry: AsyncConnection, place: str | None, types: str | Unset, wait: int, limit: int
) -> Batch:
    if place is not None and place.startswith(_FEED):
        page = await changes.change_list(
            registry, cursor=place.removeprefix(_FEED), types=types, wait=wait, limit=limit
        )
        told = page.page
        return Batch(page.data, False, False, _FEED + told.next_cursor, told.has_more)
    cursor = UNSET if place is None else place.removeprefix(_SNAPSHOT)
    rows = await changes.change_snapshot(registry, cursor=cursor, types=types, limit=limit)
    if rows.page.next_cursor:
        following = _SNAPSHOT + rows.page.next_cursor
    else:
        following = _FEED + (rows.page.feed_cursor or "")
    return Batch(rows.data, place is None, not rows.page.next_cursor, following, True)
