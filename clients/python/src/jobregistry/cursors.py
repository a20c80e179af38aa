"""Where a reader of the feed remembers how far it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol


class CursorStore(Protocol):
    """Keeps one text. Whoever keeps it in the database that the rows go to, in the transaction
    that stores them, has every change exactly once."""

    def load(self) -> str | None:
        """What was saved last; none at first."""

    def save(self, place: str) -> None:
        """Keep it, also if the power fails right after."""


class FileCursor:
    """A cursor in a file of its own, replaced as a whole."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)

    def load(self) -> str | None:
        try:
            return self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None

    def save(self, place: str) -> None:
        draft = self._path.with_name(self._path.name + ".new")
        with draft.open("w", encoding="utf-8") as file:
            file.write(place)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)
