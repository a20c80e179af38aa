"""Whether a copy is what the registry has, without sending it: see docs/SYNC.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from ..models import BucketDigest, KeyKind, ReconciledRow, ReconcileInput, Synced
from ..types import UNSET
from .api import reconciliation
from .connection import AsyncConnection

_ROWS_IN_A_BUCKET = 200


@dataclass(frozen=True)
class Differences:
    """What to do to the copy, by the keys that were compared."""

    read: dict[str, ReconciledRow]
    """Rows that the copy lacks, or has in another version."""
    forget: set[str]
    """Rows that the registry does not have, or not for this caller."""


async def differences(
    registry: AsyncConnection,
    kind: Synced,
    held: Mapping[str, int] | Collection[str],
    *,
    system: str | None = None,
) -> Differences:
    """Compare the rows of one type that a copy holds: their versions by key, or their keys alone,
    where only missing rows can be found. Keys are ids or, with `system`, the caller's own keys.

    Follow the feed to its end first: what it has still to tell differs too.
    """
    versions = held if isinstance(held, Mapping) else None
    buckets = _bucket_count(len(held))
    own: defaultdict[int, dict[str, int | None]] = defaultdict(dict)
    for key in held:
        own[bucket(key, buckets)][key] = versions[key] if versions is not None else None
    asked = {number: _summary(number, rows) for number, rows in own.items()}
    found = Differences({}, set())
    while True:
        body = ReconcileInput(
            type_=kind,
            by=KeyKind.EXTERNAL_ID if system else KeyKind.ID,
            system=system or UNSET,
            versions=versions is not None,
            buckets=buckets,
            digests=list(asked.values()),
        )
        answer = await reconciliation.reconciliation_run(registry, body=body)
        for there in answer.differing:
            mine = dict(own[there.bucket])
            for row in there.rows:
                for key in _keys(row, system):
                    is_held = key in mine
                    version = mine.pop(key, None)
                    if not is_held or (versions is not None and version != row.version):
                        found.read[key] = row
            found.forget.update(mine)
            # As good as mended: the next question is about the buckets that did not fit.
            asked[there.bucket] = BucketDigest(
                bucket=there.bucket, count=there.count, digest=there.digest
            )
        if not answer.omitted or not answer.differing:
            return found


def bucket(key: str, buckets: int) -> int:
    """The bucket of a key: the first bits of its digest, as a number."""
    return int.from_bytes(sha256(key.encode()).digest()[:4], "big") >> (33 - buckets.bit_length())


def digest(lines: Iterable[str]) -> str:
    """The digest of a bucket, whatever the order of its lines."""
    total = 0
    for line in lines:
        total ^= int.from_bytes(sha256(line.encode()).digest()[:16], "big")
    return f"{total:032x}"


def _bucket_count(rows: int) -> int:
    wanted = max(16, min(rows // _ROWS_IN_A_BUCKET, 4096))
    return 1 << (wanted - 1).bit_length()


def _summary(number: int, rows: Mapping[str, int | None]) -> BucketDigest:
    lines = (key if version is None else f"{key}:{version}" for key, version in rows.items())
    return BucketDigest(bucket=number, count=len(rows), digest=digest(lines))


def _keys(row: ReconciledRow, system: str | None) -> list[str]:
    if system is None:
        return [str(row.id)]
    return [key.value for key in row.external_ids if key.system == system]
