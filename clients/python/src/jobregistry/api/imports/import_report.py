from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.import_report_count import ImportReportCount
from ...models.import_report_csv import ImportReportCsv
from ...models.import_report_labels import ImportReportLabels
from ...models.page_row_report import PageRowReport
from ...models.row_report_sort import RowReportSort
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def import_report(
    registry: Connection,
    import_id: UUID,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: RowReportSort | Unset = UNSET,
    count: ImportReportCount | Unset = UNSET,
    csv: ImportReportCsv | Unset = UNSET,
    labels: ImportReportLabels | Unset = UNSET,
    outcome: str | Unset = UNSET,
    identity_changed: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageRowReport:
    """Read the report of an import

    What became of each row, in the order of the file, with every problem at once and texts in the
    language of the request. As JSON in pages; with `Accept: text/csv` whole, one line a problem.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    params["sort"] = json_sort

    json_count: str | Unset = UNSET
    if not isinstance(count, Unset):
        json_count = count.value

    params["count"] = json_count

    json_csv: str | Unset = UNSET
    if not isinstance(csv, Unset):
        json_csv = csv.value

    params["csv"] = json_csv

    json_labels: str | Unset = UNSET
    if not isinstance(labels, Unset):
        json_labels = labels.value

    params["labels"] = json_labels

    params["outcome"] = outcome

    params["identityChanged"] = identity_changed

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/imports/{import_id}/report".format(
            import_id=quote(str(import_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageRowReport.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
