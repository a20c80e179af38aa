from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.import_list_count import ImportListCount
from ...models.import_list_csv import ImportListCsv
from ...models.import_list_labels import ImportListLabels
from ...models.import_sort import ImportSort
from ...models.page_import_view import PageImportView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def import_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: ImportSort | Unset = UNSET,
    count: ImportListCount | Unset = UNSET,
    csv: ImportListCsv | Unset = UNSET,
    labels: ImportListLabels | Unset = UNSET,
    state: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageImportView:
    """List imports

    Those of the caller's organisation, the latest first; for the lead agency, all.
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

    params["state"] = state

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/imports",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageImportView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
