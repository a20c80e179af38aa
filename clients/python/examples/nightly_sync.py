"""What a school runs every night: push what changed, fetch what others changed, look at the health.

    REGISTRY_SERVER=… REGISTRY_CLIENT_ID=… REGISTRY_CLIENT_SECRET=… \\
        python nightly_sync.py tonight.ndjson --system cdsonla-sis

It may be stopped anywhere and run again: a file that was taken over changes nothing, and the copy
goes on from its cursor.
"""

from __future__ import annotations

import argparse
import sys

from replica import Replica, catch_up

from jobregistry import Registry, models
from jobregistry.api import imports, reconciliation, users
from jobregistry.imports import Progress


def show(progress: Progress) -> None:
    if progress.rows_total:
        print(f"\r{progress.rows_done}/{progress.rows_total} rows", end="", file=sys.stderr)
    else:
        print(f"\r{progress.sent}/{progress.size} bytes", end="", file=sys.stderr)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file")
    arguments.add_argument("--system", required=True)
    arguments.add_argument("--replica", default="replica.db")
    asked = arguments.parse_args()

    with Registry.from_env(language="vi") as registry:
        job = registry.push(
            asked.file,
            kind=models.ImportKind.MIXED,
            system=asked.system,
            on_error=models.OnError.SKIP_ROW,
            on_progress=show,
        )
        counts = job.counts
        print(f"\n{job.state}: {counts.created} created, {counts.updated} updated,", end=" ")
        print(f"{counts.unchanged} unchanged, {counts.rejected} rejected")
        for row in registry.every(imports.import_report, job.id, outcome="rejected"):
            for fault in row.errors:
                print(f"line {row.line}, {row.external_id} {fault.pointer}: {fault.message}")

        print(f"{catch_up(registry, Replica(asked.replica))} changes taken over")

        school = users.user_me(registry).reach.school_id
        if school:
            missing = reconciliation.sync_health_read(registry, school).completeness
            print(f"{missing.studying_without_result.missing} results are missing,", end=" ")
            print(f"{missing.passed_without_certificate.missing} certificates")
    return 0 if job.state is models.JobState.SUCCEEDED and not counts.rejected else 1


if __name__ == "__main__":
    sys.exit(main())
