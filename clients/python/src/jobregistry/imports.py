"""Files on their way into the registry."""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from .api import imports
from .connection import Connection
from .jobs import finished
from .models import ImportKind, ImportMode, ImportView, JobState, OnError

_PIECE = 256 * 1024
_MEDIA_TYPES = {
    ".ndjson": "application/x-ndjson",
    ".jsonl": "application/x-ndjson",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Progress:
    """How far a push is: first the file is sent, then its rows are taken over."""

    sent: int
    size: int
    rows_done: int = 0
    rows_total: int | None = None


class Source:
    """A file to push; its name says what it is, as in `rows.csv` or `rows.ndjson.gz`."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self.packed = self.path.suffix.lower() == ".gz"
        kind = self.path.with_suffix("") if self.packed else self.path
        try:
            self.media_type = _MEDIA_TYPES[kind.suffix.lower()]
        except KeyError:
            raise ValueError(f"{self.path}: expected .ndjson, .csv or .xlsx") from None
        self.size = self.path.stat().st_size
        digest = hashlib.sha256()
        with gzip.open(self.path) if self.packed else self.path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
        self.digest = digest.hexdigest()

    def pieces(self, sent: Callable[[int], None]) -> Iterator[bytes]:
        """The file, packed, telling how much of it has been read."""
        packer = None if self.packed else zlib.compressobj(1, wbits=31)
        read = 0
        with self.path.open("rb") as file:
            while piece := file.read(_PIECE):
                read += len(piece)
                yield packer.compress(piece) if packer else piece
                sent(read)
        if packer:
            yield packer.flush()


def push(
    registry: Connection,
    path: str | os.PathLike[str],
    *,
    kind: ImportKind,
    system: str,
    mode: ImportMode = ImportMode.COMMIT,
    on_error: OnError = OnError.REJECT_ALL,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> ImportView:
    """Send a file and wait for the end of its import, or until it waits to be confirmed.

    Whoever was interrupted calls this again, and it goes on with the import that was begun. Once
    that has ended, the same file is a new import: what others have changed since is set right,
    and the rest costs nothing.
    """
    source = Source(path)
    query = {"kind": kind, "mode": mode, "onError": on_error, "system": system}
    unfinished = f"{JobState.QUEUED},{JobState.RUNNING},{JobState.AWAITING_CONFIRMATION}"
    begun = imports.import_list(registry, limit=500, state=unfinished)
    going_on = [
        known
        for known in begun.data
        if known.digest == source.digest
        and (known.kind, known.mode, known.on_error, known.system) == (kind, mode, on_error, system)
    ]
    job = going_on[0] if going_on else _send(registry, source, query, on_progress)

    def watch(job: ImportView) -> None:
        rows = job.rows_total if isinstance(job.rows_total, int) else None
        on_progress(Progress(source.size, source.size, job.rows_done, rows))

    return finished(job, lambda: imports.import_read(registry, job.id), watch)


def _send(
    registry: Connection,
    source: Source,
    query: dict[str, str],
    on_progress: Callable[[Progress], None],
) -> ImportView:
    def body() -> Iterator[bytes]:
        return source.pieces(lambda sent: on_progress(Progress(sent, source.size)))

    headers = {
        "Content-Type": source.media_type,
        "Content-Encoding": "gzip",
        # The same for every try of this call.
        "Idempotency-Key": f"push-{uuid4()}",
    }
    answer = registry.request("POST", "/v1/imports", params=query, headers=headers, content=body)
    return ImportView.from_dict(answer.json())
