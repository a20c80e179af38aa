"""Make what is awaited into what is called: synchronous.py FOLDER

Writes each module of FOLDER/aio into FOLDER, without `async` and `await`, so that both ways to use
the client are one implementation.
"""

import re
import subprocess
import sys
from pathlib import Path

# In their order: the pattern, and what stands in its place.
RULES = [
    # Rows and errors are of both, one folder up from `aio`.
    (r"from \.(\.+)(?=(?:models|types|errors|cursors|versions|loopback)\b)", r"from \1"),
    (r"from asyncio import Lock\b", "from threading import Lock"),
    (r"from asyncio import sleep\b", "from time import sleep"),
    (r"from asyncio import to_thread\n", ""),
    (r"await to_thread\(([\w.]+)(?:, )?", r"\1("),
    (r"Awaitable\[((?:[^\[\]]|\[[^\[\]]*\])*)\]", r"\1"),
    (r"import Awaitable, ", "import "),
    (r"\bAwaitable, ", ""),
    (r"\basync (def|for|with)\b", r"\1"),
    (r"\bawait ", ""),
    (r"\basynccontextmanager\b", "contextmanager"),
    (r"\bAsync(?=[A-Z])", ""),
    (r"\b__a(enter|exit)__\b", r"__\1__"),
    (r"\.a(read|close|iter_raw)\(", r".\1("),
]


def called(text: str) -> str:
    for pattern, replacement in RULES:
        text = re.sub(pattern, replacement, text)
    return text


def main() -> None:
    package = Path(sys.argv[1])
    written = []
    for source in sorted((package / "aio").rglob("*.py")):
        path = source.relative_to(package / "aio")
        if path == Path("__init__.py"):
            continue
        target = package / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(called(source.read_text(encoding="utf-8")), encoding="utf-8")
        written.append(target)
    ruff = [sys.executable, "-m", "ruff", "--quiet"]
    subprocess.run(
        [*ruff, "check", "--fix", "--isolated", "--select", "F401,I", *written], check=True
    )
    subprocess.run([*ruff, "format", "--isolated", "--line-length", "100", *written], check=True)


main()
