"""What is awaited does what is called: the two are one implementation."""

from __future__ import annotations

import asyncio
import filecmp
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from people import a_woman

from jobregistry import Refused, Registry, etag, models
from jobregistry.aio import AsyncRegistry
from jobregistry.aio.api import classes, trainees
from jobregistry.cursors import FileCursor

HERE = Path(__file__).resolve().parents[1]
PACKAGE = HERE / "src/jobregistry"


def test_what_does_not_await_is_made_of_what_does(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE / "aio", tmp_path / "aio")
    subprocess.run([sys.executable, HERE / "generator/synchronous.py", tmp_path], check=True)
    made = [path.relative_to(tmp_path) for path in tmp_path.rglob("*.py")]
    made = [path for path in made if path.parts[0] != "aio"]
    assert len(made) > 200
    _, other, missing = filecmp.cmpfiles(PACKAGE, tmp_path, [str(path) for path in made], False)
    assert (other, missing) == ([], []), "run clients/python/generate"


def test_rows_are_listed_made_and_changed(
    url: str, credentials: tuple[str, str], school: Registry
) -> None:
    body = a_woman(school, "014304555021")

    async def work() -> None:
        client_id, secret = credentials
        async with AsyncRegistry(url, client_id=client_id, client_secret=secret) as registry:
            found = [row.id async for row in registry.every(classes.class_list, limit=2)]
            assert len(found) == len(set(found)) > 2
            made = await trainees.trainee_create(registry, body=body)
            change = models.TraineeInputPatch(address="Bản Mòng")
            changed = await trainees.trainee_change(
                registry, made.id, body=change, if_match=etag(made)
            )
            assert changed.address == "Bản Mòng"
            with pytest.raises(Refused) as stale:
                await trainees.trainee_change(registry, made.id, body=change, if_match=etag(made))
            assert stale.value.status == 412

    asyncio.run(work())


def test_many_things_are_waited_for_at_once(url: str, credentials: tuple[str, str]) -> None:
    async def work() -> list[int]:
        client_id, secret = credentials
        async with AsyncRegistry(url, client_id=client_id, client_secret=secret) as registry:
            pages = await asyncio.gather(
                *(classes.class_list(registry, limit=limit) for limit in range(1, 9))
            )
            return [len(page.data) for page in pages]

    assert asyncio.run(work()) == list(range(1, 9))


def test_files_go_in_and_out_and_the_feed_is_followed(
    url: str, credentials: tuple[str, str], tmp_path: Path
) -> None:
    async def work() -> None:
        client_id, secret = credentials
        async with AsyncRegistry(url, client_id=client_id, client_secret=secret) as registry:
            cursors = FileCursor(tmp_path / "cursor")
            held = [batch async for batch in registry.follow(cursors, types=["trainees"], wait=0)]
            row = {"externalId": "A-1", "fullName": "Lò Thị Mai", "sex": "FEMALE"}
            row |= {"birthDate": "2004-05-17", "citizenId": "014304555022"}
            row |= {"residenceCode": "03646"}
            file = tmp_path / "rows.ndjson"
            file.write_text(json.dumps(row) + "\n")
            job = await registry.push(file, kind=models.ImportKind.TRAINEES, system="aio")
            assert job.counts.created == 1
            told = [batch async for batch in registry.follow(cursors, types=["trainees"], wait=0)]
            assert held[0].begins
            assert [len(batch.changes) for batch in told] == [1]
            order = models.ExportInput(
                type_=models.ExportType.TRAINEES, format_=models.SheetFormat.NDJSON
            )
            manifest = await registry.export(order, tmp_path / "export")
            assert (tmp_path / "export" / manifest.parts[0].file_name).exists()

    asyncio.run(work())
