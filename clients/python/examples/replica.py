"""A copy of what a school may see, in a file of its own: the feed's cursor lies beside the rows and
is stored in the same transaction, so each change is there exactly once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from jobregistry import Registry, models
from jobregistry.feed import Batch

TABLES = """
create table if not exists rows (
    type text, id text, data text not null, seen integer not null, primary key (type, id));
create table if not exists cursor (place text not null);
"""


class Replica:
    """Rows by type and id, as the server shows them."""

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(TABLES)

    def load(self) -> str | None:
        found = self._db.execute("select place from cursor").fetchone()
        return str(found[0]) if found else None

    def save(self, place: str) -> None:
        """Nothing to do: `store` has saved it with the rows."""

    def store(self, batch: Batch) -> None:
        with self._transaction():
            if batch.begins:
                self._db.execute("update rows set seen = 0")
            for change in batch.changes:
                self._apply(change)
            if batch.ends:
                self._db.execute("delete from rows where seen = 0")
            self._db.execute("delete from cursor")
            self._db.execute("insert into cursor values (?)", (batch.place,))

    def _apply(self, change: models.ChangeEntry) -> None:
        key = (change.type_.value, str(change.id))
        if change.data:
            data = json.dumps(change.data.to_dict(), ensure_ascii=False)
            self._db.execute("insert or replace into rows values (?, ?, ?, 1)", (*key, data))
        elif change.op is not models.FeedOp.REKEY:
            # DELETE, MERGE and LEFT_SCOPE: the row is not, or no longer, for us.
            self._db.execute("delete from rows where type = ? and id = ?", key)

    def rows(self, kind: str) -> dict[str, dict[str, object]]:
        found = self._db.execute("select id, data from rows where type = ?", (kind,))
        return {id: json.loads(data) for id, data in found}

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")


def catch_up(registry: Registry, replica: Replica) -> int:
    """Bring the copy up to date; how many changes there were."""
    told = 0
    for batch in registry.follow(replica, wait=0):
        replica.store(batch)
        told += len(batch.changes)
    return told
