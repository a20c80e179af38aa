"""Which version of a row a change is meant for."""

from __future__ import annotations

from typing import Protocol


class Versioned(Protocol):
    """A row that says which version it is."""

    @property
    def version(self) -> int: ...


def etag(row: Versioned) -> str:
    """The `If-Match` with which a row that was read is changed."""
    return f'"{row.version}"'
