from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.reform_report import ReformReport
from ...models.unit_load_mode import UnitLoadMode
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def unit_load(
    registry: Connection,
    *,
    body: str | str | Unset = UNSET,
    mode: UnitLoadMode | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> ReformReport:
    """Load a reform of communes

    A table as CSV in UTF-8 or the first sheet of an XLSX workbook, with the header
    `level,code,name,unitType,validFrom,replaces` and a row for each commune that begins: `level` is
    `COMMUNE`, `unitType` a code of the list `unit-types`, `replaces` the codes, parted by `;`, of the
    communes in whose place it stands, as they were called on the day before. These end on that day. A
    commune goes whole into one. Districts and villages have no rows: a commune has the former district
    of those that it replaces, where they have one, and villages go with their commune.

    All rows are stored or none; each fault is named by the line of the file and the column, as
    `/3/replaces`. With `mode=validate` nothing is stored, and the answer is the same. The same file again
    changes nothing.

    What lies in a commune that has ended, people with all that hangs on them, villages, classes and
    enterprises, goes into the next one in a job that begins when the answer is sent, or on the day of the
    reform when that is still to come. `moves` counts what is still there: the same file sent again, also
    with `mode=validate`, tells how far the job is.
    """
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    json_mode: str | Unset = UNSET
    if not isinstance(mode, Unset):
        json_mode = mode.value

    params["mode"] = json_mode

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    if isinstance(body, str):
        _kwargs["content"] = body.payload

        headers["Content-Type"] = (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
    if isinstance(body, str):
        _kwargs["content"] = body.payload

        headers["Content-Type"] = "text/csv"
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "POST",
        "/v1/admin-units/reforms",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ReformReport.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
