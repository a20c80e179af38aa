"""Lists to their end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from ..models import PageInfo
from .connection import AsyncConnection

P = ParamSpec("P")
Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)


class Page(Protocol[Row_co]):
    """What every list answers."""

    @property
    def data(self) -> Sequence[Row_co]: ...

    @property
    def page(self) -> PageInfo: ...


async def every(
    registry: AsyncConnection,
    list_operation: Callable[Concatenate[AsyncConnection, P], Awaitable[Page[Row]]],
    *args: P.args,
    **filters: P.kwargs,
) -> AsyncIterator[Row]:
    """All rows of a list, page by page as they are wanted."""
    read = cast(Callable[..., Awaitable[Page[Row]]], list_operation)
    asked: dict[str, Any] = dict(filters)
    asked.setdefault("limit", 500)
    while True:
        page = await read(registry, *args, **asked)
        for row in page.data:
            yield row
        if not page.page.next_cursor:
            return
        asked["cursor"] = page.page.next_cursor
