"""Lists to their end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from .connection import Connection
from .models import PageInfo

P = ParamSpec("P")
Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)


class Page(Protocol[Row_co]):
    """What every list answers."""

    @property
    def data(self) -> Sequence[Row_co]: ...

    @property
    def page(self) -> PageInfo: ...


def every(
    registry: Connection,
    list_operation: Callable[Concatenate[Connection, P], Page[Row]],
    *args: P.args,
    **filters: P.kwargs,
) -> Iterator[Row]:
    """All rows of a list, page by page as they are wanted."""
    read = cast(Callable[..., Page[Row]], list_operation)
    asked: dict[str, Any] = dict(filters)
    asked.setdefault("limit", 500)
    while True:
        page = read(registry, *args, **asked)
        for row in page.data:
            yield row
        if not page.page.next_cursor:
            return
        asked["cursor"] = page.page.next_cursor
