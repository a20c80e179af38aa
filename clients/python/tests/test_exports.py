"""Exports: made, fetched, compared with their digests, and gone on with."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from script import Script, connect

from jobregistry import Damaged, Registry, models
from jobregistry.api import classes
from jobregistry.cursors import FileCursor
from jobregistry.exports import download
from jobregistry.feed import after

FILE = gzip.compress(b'{"id": 1}\n' * 1000, mtime=0)


def test_the_files_of_an_export_hold_the_list(school: Registry, tmp_path: Path) -> None:
    order = models.ExportInput(type_=models.ExportType.CLASSES, format_=models.SheetFormat.NDJSON)
    manifest = school.export(order, tmp_path)
    rows = []
    for part in manifest.parts:
        with gzip.open(tmp_path / part.file_name, "rt", encoding="utf-8") as lines:
            rows += [json.loads(line)["id"] for line in lines]
    assert isinstance(manifest.feed_cursor, str)
    cursors = FileCursor(tmp_path / "cursor")
    cursors.save(after(manifest.feed_cursor))
    assert list(school.follow(cursors, types=["classes"], wait=0)) == []
    assert len(rows) == manifest.rows
    assert set(rows) == {str(row.id) for row in school.every(classes.class_list)}


def part_of(content: bytes) -> models.PartView:
    return models.PartView.from_dict(
        {"number": 1, "content": "ROWS", "url": "/v1/exports/1/parts/1", "fileName": "rows.gz"}
        | {"mediaType": "application/gzip", "rows": 1000, "bytes": len(content)}
        | {"sha256": hashlib.sha256(content).hexdigest()}
    )


class Line(httpx.SyncByteStream):
    """An answer on a line that may break."""

    def __init__(self, content: bytes, *, breaks: bool = False) -> None:
        self.content, self.breaks = content, breaks

    def __iter__(self) -> Iterator[bytes]:
        yield self.content
        if self.breaks:
            raise httpx.ReadError("broken")


def test_a_broken_download_goes_on(tmp_path: Path) -> None:
    script = Script(
        httpx.Response(200, stream=Line(FILE[:40], breaks=True)),
        httpx.Response(206, stream=Line(FILE[40:])),
    )
    download(connect(script), part_of(FILE), tmp_path / "rows.gz")
    assert (tmp_path / "rows.gz").read_bytes() == FILE
    assert [call.headers.get("Range") for call in script.calls] == [None, "bytes=40-"]


def test_a_damaged_part_is_not_kept(tmp_path: Path) -> None:
    script = Script(httpx.Response(200, stream=Line(FILE[:-1] + b"x")))
    with pytest.raises(Damaged):
        download(connect(script), part_of(FILE), tmp_path / "rows.gz")
    assert list(tmp_path.iterdir()) == []
