"""The receiver of the examples, with messages as Standard Webhooks signs them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook
from webhook_receiver import receiver

SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
BODY = json.dumps(
    {
        "type": "trainees.upsert",
        "timestamp": "2026-09-01T02:00:00Z",
        "data": {"changes": [{"type": "trainees", "id": "0198c0de", "op": "UPSERT", "version": 2}]},
    }
)


@pytest.fixture
def kept() -> list[Any]:
    return []


@pytest.fixture
def url(kept: list[Any]) -> Iterator[str]:
    server = receiver(("127.0.0.1", 0), SECRET, lambda id, message: kept.append((id, message)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def signed(body: str) -> dict[str, str]:
    now = datetime.now(UTC)
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SECRET).sign("msg_1", now, body),
    }


def test_a_signed_message_is_kept(url: str, kept: list[Any]) -> None:
    assert httpx.post(url, content=BODY, headers=signed(BODY)).status_code == 204
    assert kept == [("msg_1", json.loads(BODY))]


def test_a_message_that_was_touched_is_not(url: str, kept: list[Any]) -> None:
    forged = BODY.replace("0198c0de", "0198c0df")
    assert httpx.post(url, content=forged, headers=signed(BODY)).status_code == 401
    assert kept == []
