"""Lists as files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import httpx

from ..errors import Damaged, Refused, RegistryError, Unreachable
from ..models import ExportInput, ExportView, Manifest, PartView
from .api import exports
from .connection import AsyncConnection
from .jobs import finished


async def export(
    registry: AsyncConnection,
    order: ExportInput,
    folder: str | os.PathLike[str],
    *,
    watch: Callable[[ExportView], None] = lambda job: None,
) -> Manifest:
    """Have an export made and its parts put into a folder, each as the server says that it is.

    The manifest holds the feed cursor that continues the export.
    """
    job = await exports.export_create(registry, body=order)
    job = await finished(job, lambda: exports.export_read(registry, job.id), watch)
    if not isinstance(job.manifest, Manifest):
        raise RegistryError(f"the export ended as {job.state}: {job.error}")
    Path(folder).mkdir(parents=True, exist_ok=True)
    for part in job.manifest.parts:
        await download(registry, part, Path(folder) / part.file_name)
    return job.manifest


async def download(registry: AsyncConnection, part: PartView, to: Path) -> None:
    """Fetch a part, going on where a broken line stopped it. `to` is there when it is whole."""
    draft = to.with_name(to.name + ".part")
    failures = 0
    while not await _fetch(registry, part, draft):
        failures += 1
        if failures >= registry.retry.tries:
            raise Unreachable(f"{part.url}: the line broke {failures} times")
        await registry.retry.pause(failures)
    with draft.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != part.sha256:
        draft.unlink()
        raise Damaged(f"{part.url}: expected {part.sha256}, got {digest}")
    draft.replace(to)


async def _fetch(registry: AsyncConnection, part: PartView, draft: Path) -> bool:
    """Add to the draft what is missing; whether the answer came to its end."""
    have = draft.stat().st_size if draft.exists() else 0
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    try:
        async with registry.open("GET", part.url, headers=headers) as response:
            goes_on = response.status_code == HTTPStatus.PARTIAL_CONTENT
            with draft.open("ab" if goes_on else "wb") as file:
                async for piece in response.aiter_raw():
                    file.write(piece)
    except httpx.TransportError:
        return False
    except Refused as refused:
        # Nothing is missing.
        if refused.status != HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise
    return True
