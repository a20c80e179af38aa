"""The example of a night, as a school would run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "examples/nightly_sync.py"


def run(url: str, credentials: tuple[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    client, secret = credentials
    account = {"REGISTRY_CLIENT_ID": client, "REGISTRY_CLIENT_SECRET": secret}
    return subprocess.run(
        [sys.executable, SCRIPT, "tonight.ndjson", "--system", "night-sis"],
        cwd=folder,
        env=os.environ | account | {"REGISTRY_SERVER": url},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_night_and_the_night_after(
    url: str, credentials: tuple[str, str], tmp_path: Path
) -> None:
    person = {"kind": "trainees", "externalId": "HV-1", "fullName": "Lò Thị Mai", "sex": "FEMALE"}
    born = {"birthDate": "2004-05-17", "citizenId": "014304555004"}
    place = {"residenceCode": "03646", "residenceCodeDate": "2024-05-01"}
    row = json.dumps(person | born | place)
    (tmp_path / "tonight.ndjson").write_text(row + "\n", encoding="utf-8")

    first = run(url, credentials, tmp_path)
    assert first.returncode == 0, first.stderr
    assert "SUCCEEDED: 1 created" in first.stdout
    assert "results are missing" in first.stdout

    second = run(url, credentials, tmp_path)
    assert second.returncode == 0, second.stderr
    assert "\n0 changes taken over" in second.stdout
