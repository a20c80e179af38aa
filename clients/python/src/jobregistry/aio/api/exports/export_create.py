from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.export_input import ExportInput
from ....models.export_view import ExportView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def export_create(
    registry: AsyncConnection,
    *,
    body: ExportInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ExportView:
    """Export a list

    Takes the filters of the list and writes its rows into files, as a job that runs as the caller:
    the files hold what the caller sees in the list, masked alike. It needs the scope of the list
    besides `exports:write`. Watch the job at `Location`; once it has succeeded, its `manifest`
    names the parts with their digests. They can be downloaded for 24 hours.

    NDJSON holds rows as the list shows them, one JSON object a line. CSV (RFC 4180, UTF-8) and XLSX
    have one column for each member: those of an object are columns of their own
    (`passport.number`, `incomeAfter.amount`), a list of values is one cell with `; ` between them,
    external ids are written `system=value`. In CSV a text that a spreadsheet would take for a formula
    has an apostrophe before it; numbers, also those with a sign such as a phone number, are left
    alone. NDJSON and CSV parts are gzip files. An export without rows has one part with the header
    alone. At most 5 exports of a caller are under way at a time.

    The `feedCursor` of the manifest continues the export in the change feed. With `since` the export
    holds what has changed from there on: `ROWS` parts with the rows as they are now, a row perhaps
    more than once, and `DELETES` parts with entries of the feed (`DELETE`, `MERGE`, `LEFT_SCOPE`) that
    say which rows to forget. Store the rows first, then forget. A cursor that leads nowhere any more
    is a 410 `CURSOR_EXPIRED`: export the whole list then.
    """
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/v1/exports",
        **_kwargs,
    )
    if response.status_code == 202:
        response_202 = ExportView.from_dict(response.json())

        return response_202
    raise registry.unexpected(response)
