"""A receiver of webhooks that believes only what the registry has signed.

    WEBHOOK_SECRET=whsec_… python webhook_receiver.py 8090

A message says what has changed by type and id alone. A good receiver keeps it and answers at once;
then it reads the rows, or simply wakes whatever follows the change feed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError

LARGEST = 1024 * 1024


def receiver(
    address: tuple[str, int], secret: str, keep: Callable[[str, Any], None]
) -> ThreadingHTTPServer:
    """A server that hands each message to `keep` with its id, by which repeated ones are known."""
    signed = Webhook(secret)

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = min(int(self.headers.get("Content-Length", 0)), LARGEST)
            body = self.rfile.read(length)
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                message = signed.verify(body, headers)
            except WebhookVerificationError:
                self.send_response(401)
            else:
                keep(headers["webhook-id"], message)
                self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    return ThreadingHTTPServer(address, Receiver)


if __name__ == "__main__":
    seen: set[str] = set()

    def keep(id: str, message: Any) -> None:
        if id not in seen:
            seen.add(id)
            print(message["type"], message["data"], flush=True)

    receiver(("127.0.0.1", int(sys.argv[1])), os.environ["WEBHOOK_SECRET"], keep).serve_forever()
