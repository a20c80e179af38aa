from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.campus_history_count import CampusHistoryCount
from ...models.campus_history_csv import CampusHistoryCsv
from ...models.campus_history_labels import CampusHistoryLabels
from ...models.history_entry_sort import HistoryEntrySort
from ...models.page_history_entry import PageHistoryEntry
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def campus_history(
    registry: Connection,
    school_id: UUID,
    campus_id: UUID,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: HistoryEntrySort | Unset = UNSET,
    count: CampusHistoryCount | Unset = UNSET,
    csv: CampusHistoryCsv | Unset = UNSET,
    labels: CampusHistoryLabels | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageHistoryEntry:
    """Read the history of a campus

    Each version that changed something which the caller sees, the newest first: when, by whom as far as
    the caller may know, and each member before and after.
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

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/schools/{school_id}/campuses/{campus_id}/history".format(
            school_id=quote(str(school_id), safe=""),
            campus_id=quote(str(campus_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageHistoryEntry.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
