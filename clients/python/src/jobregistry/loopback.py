"""Where a browser comes back to after a log-in: a page of this machine (RFC 8252, 7.3)."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

_PAGE = "<!doctype html><meta charset=utf-8><title>Job-Training Registry</title><p>{}</p>"
_DONE = "Đăng nhập xong, có thể đóng trang này. Logged in; this page can be closed."
_REFUSED = "Không đăng nhập được. The log-in was refused."


class Loopback:
    """A page on a free port of the loopback, for one log-in."""

    def __init__(self, path: str = "/callback") -> None:
        self._path = path
        self._answer: dict[str, str] = {}
        self._server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.redirect_uri = f"http://127.0.0.1:{self._server.server_port}{path}"

    def wait(self, patience: float) -> dict[str, str]:
        """What the browser brings; nothing when it has not come after so many seconds."""
        ends = time.monotonic() + patience
        while not self._answer and (left := ends - time.monotonic()) > 0:
            self._server.timeout = left
            self._server.handle_request()
        return self._answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        loopback = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 5

            def do_GET(self) -> None:
                asked = urlsplit(self.path)
                if asked.path != loopback._path:
                    self.send_error(404)  # a browser asks for an icon, too
                    return
                loopback._answer = dict(parse_qsl(asked.query))
                page = _PAGE.format(_REFUSED if "error" in loopback._answer else _DONE).encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, format: str, *args: object) -> None:
                """The address has a code in it: nothing is logged."""

        return Handler
