"""A test double of an authorization server: the log-ins of RFC 6749, 7636 and 8628 as a client
meets them, without accounts. What it was asked stands in `asked`."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlencode, urlsplit

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass
class Double:
    """What it answers, and what it was asked."""

    url: str = ""
    # What the browser brings back beside a code, or in its place.
    decision: dict[str, str] = field(default_factory=dict)
    # What a device hears before it is let in.
    pending: list[str] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    challenge: str = ""

    def metadata(self) -> dict[str, str]:
        return {"issuer": self.url, "authorization_endpoint": f"{self.url}/oauth/authorize"}

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        self.challenge = query["code_challenge"]
        back = {"code": "code-1", "state": query["state"], "iss": self.url} | self.decision
        return f"{query['redirect_uri']}?{urlencode(back)}"

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        self.asked.append(form)
        granted = {"access_token": f"t{len(self.asked)}", "expires_in": 600, "token_type": "Bearer"}
        granted["refresh_token"] = f"r{len(self.asked)}"
        grant = form["grant_type"]
        if grant == "authorization_code" and challenge_of(form["code_verifier"]) != self.challenge:
            return 400, {"error": "invalid_grant"}
        if grant == DEVICE_GRANT and self.pending:
            return 400, {"error": self.pending.pop(0)}
        return 200, granted

    def device(self) -> dict[str, object]:
        page = f"{self.url}/oauth/device"
        complete = f"{page}?user_code=BDFG-HJKL"
        begun = {"device_code": "device-1", "user_code": "BDFG-HJKL", "verification_uri": page}
        return begun | {"verification_uri_complete": complete, "expires_in": 600, "interval": 5}


def challenge_of(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


@contextmanager
def serving(double: Double) -> Iterator[Double]:
    """The double on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/oauth/authorize":
                self.send_response(303)
                self.send_header("Location", double.authorize(dict(parse_qsl(asked.query))))
                self.end_headers()
            elif asked.path == "/v1/users/me":
                self.answer(200, {"token": self.headers["Authorization"]})
            else:
                self.answer(200, double.metadata())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.path == "/oauth/device_authorization":
                self.answer(200, double.device())
            else:
                self.answer(*double.token(dict(parse_qsl(body))))

        def answer(self, status: int, body: object) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    double.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()
