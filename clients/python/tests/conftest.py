"""A real server with a small made-up province, and clients that talk to it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import httpx
import pytest

from jobregistry import Registry, models
from jobregistry.api import clients, users

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(os.environ.get("REGISTRY_PROGRAM", ROOT / "target/debug/registry"))
# Of every account of a demo.
PASSWORD = "hoc-nghe-son-la"


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a demo listens that ends with the tests."""
    log = tmp_path_factory.mktemp("server") / "log"
    settings = {"REGISTRY_LISTEN": "127.0.0.1:0", "PATH": os.environ["PATH"]}
    with log.open("w") as stderr:
        server = subprocess.Popen(
            [PROGRAM, "demo", "--trainees", "600"],
            env=settings,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    assert server.stdout is not None
    try:
        yield _announced(server.stdout, log)
    finally:
        server.terminate()
        server.stdout.close()
        server.wait()


def _announced(output: IO[str], log: Path) -> str:
    found = None
    for line in output:
        found = found or re.search(r"http://127\.0\.0\.1:\d+", line)
        if found and "Ctrl-C" in line:
            return found[0]
    raise AssertionError(f"the server did not start: {log.read_text()}")


def log_in(url: str, username: str) -> Registry:
    form = {"grant_type": "password", "username": username, "password": PASSWORD}
    answer = httpx.post(f"{url}/oauth/token", data=form).raise_for_status().json()
    return Registry(url, token=answer["access_token"])


@pytest.fixture(scope="session")
def admin(url: str) -> Iterator[Registry]:
    with log_in(url, "admin") as registry:
        yield registry


@pytest.fixture(scope="session")
def credentials(url: str, admin: Registry) -> tuple[str, str]:
    """Id and secret of the program of a school."""
    with log_in(url, "school") as person:
        school = users.user_me(person)
    body = models.ClientInput(
        name="Nightly sync",
        organisation_id=school.organisation.id,
        role=models.Role.SCHOOL_REGISTRAR,
        scopes=school.scopes,
    )
    client = clients.client_create(admin, body=body)
    assert isinstance(client.secret, str)
    return str(client.id), client.secret


@pytest.fixture
def school(url: str, credentials: tuple[str, str]) -> Iterator[Registry]:
    client_id, secret = credentials
    with Registry(url, client_id=client_id, client_secret=secret) as registry:
        yield registry
