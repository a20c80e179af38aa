"""Following the feed: a copy that misses nothing, and begins again when it must."""

from __future__ import annotations

from pathlib import Path

import httpx
from people import a_woman
from replica import Replica, catch_up
from script import Script, connect, problem

from jobregistry import Registry, etag, models
from jobregistry.api import trainees
from jobregistry.cursors import FileCursor
from jobregistry.feed import Batch


def test_a_copy_follows_what_happens(school: Registry, tmp_path: Path) -> None:
    copy = Replica(str(tmp_path / "replica.db"))
    assert catch_up(school, copy) > 0
    assert catch_up(school, copy) == 0
    before = copy.rows("trainees")
    assert set(before) == {str(row.id) for row in school.every(trainees.trainee_list)}

    made = trainees.trainee_create(school, body=a_woman(school, "014304555002"))
    assert catch_up(school, copy) == 1
    assert copy.rows("trainees")[str(made.id)]["fullName"] == "Lò Thị Hoa"

    trainees.trainee_delete(school, made.id, if_match=etag(made))
    assert catch_up(school, copy) == 1
    assert copy.rows("trainees") == before


def test_a_copy_that_starts_over_forgets_what_has_gone(school: Registry, tmp_path: Path) -> None:
    path = str(tmp_path / "replica.db")
    copy = Replica(path)
    catch_up(school, copy)
    rows = copy.rows("classes")
    lost = models.ChangeEntry.from_dict(
        {"type": "classes", "id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11", "op": "UPSERT"}
        | {"version": 1, "at": "2026-09-01T02:00:00Z", "keys": {}, "externalIds": []}
        | {"data": {"id": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11"}}
    )
    copy.store(Batch([lost], begins=False, ends=False, place="feed lost", more=False))
    assert len(copy.rows("classes")) == len(rows) + 1

    catch_up(school, WithoutCursor(path))
    assert copy.rows("classes") == rows


class WithoutCursor(Replica):
    """One whose cursor was lost."""

    def load(self) -> None:
        return None


def page(*ids: str, **page: object) -> httpx.Response:
    entry = {"type": "classes", "op": "UPSERT", "version": 1, "at": "2026-09-01T02:00:00Z"}
    rest: dict[str, object] = {"keys": {}, "externalIds": [], "data": {}}
    data = [entry | rest | {"id": f"0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a{id}"} for id in ids]
    return httpx.Response(200, json={"data": data, "page": {"types": ["classes"]} | page})


def test_an_expired_cursor_leads_to_a_snapshot_and_on(tmp_path: Path) -> None:
    cursors = FileCursor(tmp_path / "cursor")
    cursors.save("feed old")
    script = Script(
        problem(410, "CURSOR_EXPIRED"),
        page("11", nextCursor="s2", feedCursor=None),
        page("12", nextCursor=None, feedCursor="f1"),
        page("13", nextCursor="f2", hasMore=True, heldBack=False),
        page(nextCursor="f3", hasMore=False, heldBack=False),
    )
    batches = list(connect(script).follow(cursors, types=["classes"], wait=0))
    assert [(batch.begins, batch.ends, len(batch.changes)) for batch in batches] == [
        (True, False, 1),
        (False, True, 1),
        (False, False, 1),
    ]
    asked = [(call.url.path, call.url.params.get("cursor")) for call in script.calls]
    assert asked == [
        ("/v1/changes", "old"),
        ("/v1/changes/snapshot", None),
        ("/v1/changes/snapshot", "s2"),
        ("/v1/changes", "f1"),
        ("/v1/changes", "f2"),
    ]
    assert cursors.load() == "feed f3"


def test_a_batch_that_was_not_stored_comes_again(tmp_path: Path) -> None:
    cursors = FileCursor(tmp_path / "cursor")
    cursors.save("feed f1")
    for _ in range(2):
        script = Script(page("11", nextCursor="f2", hasMore=False, heldBack=False))
        for _batch in connect(script).follow(cursors, wait=0):
            break  # as a crash would
        assert script.calls[0].url.params["cursor"] == "f1"
    assert cursors.load() == "feed f1"
