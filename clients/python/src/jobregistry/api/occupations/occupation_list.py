from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from ...models.occupation_list_count import OccupationListCount
from ...models.occupation_list_csv import OccupationListCsv
from ...models.occupation_list_labels import OccupationListLabels
from ...models.occupation_sort import OccupationSort
from ...models.page_occupation_view import PageOccupationView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def occupation_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: OccupationSort | Unset = UNSET,
    count: OccupationListCount | Unset = UNSET,
    csv: OccupationListCsv | Unset = UNSET,
    labels: OccupationListLabels | Unset = UNSET,
    list_: str | Unset = UNSET,
    level: str | Unset = UNSET,
    field: str | Unset = UNSET,
    code: str | Unset = UNSET,
    valid_on: datetime.date | Unset = UNSET,
    q: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> PageOccupationView:
    """List occupations

    Open to everybody: the national list as far as it has been imported, and the list of the province.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

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

    params["list"] = list_

    params["level"] = level

    params["field"] = field

    params["code"] = code

    json_valid_on: str | Unset = UNSET
    if not isinstance(valid_on, Unset):
        json_valid_on = valid_on.isoformat()
    params["validOn"] = json_valid_on

    params["q"] = q

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/occupations",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageOccupationView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
