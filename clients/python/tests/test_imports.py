"""Pushing files: once, however often it is tried."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from jobregistry import Registry, models
from jobregistry.api import imports
from jobregistry.imports import Progress, Source

SYSTEM = "test-sis"


def write(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def row(key: str, **other: object) -> dict[str, object]:
    person = {"externalId": key, "fullName": "Quàng Văn Pánh", "sex": "MALE"}
    rest = {"birthDate": "2003-02-01", "residenceCode": "03646", "residenceCodeDate": "2024-05-01"}
    return person | rest | {"citizenId": f"014203{uuid4().int % 10**6:06}"} | other


def test_a_file_is_taken_over_and_again_without_a_change(school: Registry, tmp_path: Path) -> None:
    keys = [f"HV-{uuid4()}" for _ in range(3)]
    file = write(tmp_path / "trainees.ndjson", *(row(key) for key in keys))
    seen: list[Progress] = []
    job = school.push(file, kind=models.ImportKind.TRAINEES, system=SYSTEM, on_progress=seen.append)
    assert job.state is models.JobState.SUCCEEDED
    assert job.counts.created == 3
    assert seen[0].size == file.stat().st_size
    assert seen[-1].rows_done == 3
    again = school.push(file, kind=models.ImportKind.TRAINEES, system=SYSTEM)
    assert again.id != job.id
    assert again.counts.unchanged == 3


def test_a_bad_row_is_reported_with_its_line(school: Registry, tmp_path: Path) -> None:
    good, bad = row(f"HV-{uuid4()}"), row(f"HV-{uuid4()}", birthDate="2001-02-01")
    file = write(tmp_path / "trainees.ndjson", good, bad)
    kind, skip = models.ImportKind.TRAINEES, models.OnError.SKIP_ROW
    job = school.push(file, kind=kind, system=SYSTEM, on_error=skip)
    assert (job.counts.created, job.counts.rejected) == (1, 1)
    (rejected,) = school.every(imports.import_report, job.id, outcome="rejected")
    assert rejected.line == 2
    assert rejected.errors[0].pointer == "/citizenId"


def test_a_file_that_failed_may_be_pushed_again(school: Registry, tmp_path: Path) -> None:
    file = write(tmp_path / "trainees.ndjson", row(f"HV-{uuid4()}", birthDate="2001-02-01"))
    jobs = [school.push(file, kind=models.ImportKind.TRAINEES, system=SYSTEM) for _ in range(2)]
    assert {job.state for job in jobs} == {models.JobState.FAILED}
    assert len({job.id for job in jobs}) == 2


def test_a_push_goes_on_where_it_was_interrupted(school: Registry, tmp_path: Path) -> None:
    file = write(tmp_path / "trainees.ndjson", row(f"HV-{uuid4()}"))

    def interrupt(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 2:  # the file is there, its rows are not looked at
            raise KeyboardInterrupt

    seen: list[Progress] = []
    with pytest.raises(KeyboardInterrupt):
        school.push(file, kind=models.ImportKind.TRAINEES, system=SYSTEM, on_progress=interrupt)
    job = school.push(file, kind=models.ImportKind.TRAINEES, system=SYSTEM)
    # Still at work, or over already and therefore done once more.
    assert job.counts.created + job.counts.unchanged == 1


def test_a_file_says_by_its_name_what_it_is(tmp_path: Path) -> None:
    plain = write(tmp_path / "rows.ndjson", {"a": 1})
    source = Source(plain)
    sent: list[int] = []
    body = b"".join(source.pieces(sent.append))
    response = httpx.Response(200, content=body, headers={"Content-Encoding": "gzip"})
    assert response.content == plain.read_bytes()
    assert sent == [source.size]

    packed = tmp_path / "rows.ndjson.gz"
    packed.write_bytes(body)
    assert Source(packed).digest == source.digest
    assert b"".join(Source(packed).pieces(sent.append)) == body

    with pytest.raises(ValueError, match=r"expected \.ndjson"):
        Source(write(tmp_path / "rows.txt"))
