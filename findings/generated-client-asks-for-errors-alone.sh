#!/usr/bin/env bash
# Guessed: a generated client asks for what an operation answers when it succeeds, or for all media types that
# the document lists of it.
#
# What happens: openapi-generator's client for Python puts all media types of all answers of an operation into one
# list, those of errors too, and sends one of them: the first that has "json" in its name. Of an operation that
# gives a PDF and, when refused, application/problem+json, it asks with `Accept: application/problem+json` alone. A
# server that heeds `Accept` has no such PDF to give and answers 406.
#
# Seen 2026-12-01 with openapi-generator 7.26.0 (its jar comes in the package of that name) and a Java 17.
#
# For us: an `Accept` that names problems alone says how errors are wanted, and counts as anything for the answer
# itself: `names_problems_alone` in src/platform/wire/accept.rs.
#
# Ends with 0 while this is so, and with something else once it is not.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openapi-generator-cli==7.26.0

cat >document.json <<'EOF'
{
  "openapi": "3.0.3", "info": {"title": "Papers", "version": "1"},
  "paths": {"/paper": {"get": {
    "operationId": "readPaper",
    "responses": {
      "200": {"description": "The paper",
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}},
      "404": {"description": "None",
        "content": {"application/problem+json": {"schema": {"type": "object"}}}}
    }
  }}}
}
EOF
venv/bin/openapi-generator-cli generate -g python -i document.json -o client >generate.log 2>&1 ||
    { tail -n 5 generate.log; exit 1; }
venv/bin/pip install --quiet --disable-pip-version-check ./client

cat >check.py <<'EOF'
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import openapi_client

asked = []


class Papers(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.headers["Accept"])
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf")
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"%PDF-")

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Papers)
threading.Thread(target=server.serve_forever, daemon=True).start()
settings = openapi_client.Configuration(host=f"http://127.0.0.1:{server.server_port}")
openapi_client.DefaultApi(openapi_client.ApiClient(settings)).read_paper()
print(f"asked for a PDF with Accept: {asked[0]}")
assert asked == ["application/problem+json"], asked
EOF
venv/bin/python check.py
