from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.page_unit_view import PageUnitView
from ...models.unit_list_count import UnitListCount
from ...models.unit_list_csv import UnitListCsv
from ...models.unit_list_labels import UnitListLabels
from ...models.unit_sort import UnitSort
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def unit_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: UnitSort | Unset = UNSET,
    count: UnitListCount | Unset = UNSET,
    csv: UnitListCsv | Unset = UNSET,
    labels: UnitListLabels | Unset = UNSET,
    level: str | Unset = UNSET,
    parent_id: UUID | Unset = UNSET,
    code: str | Unset = UNSET,
    unit_type: str | Unset = UNSET,
    district_id: UUID | Unset = UNSET,
    valid_on: str | Unset = UNSET,
    q: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> PageUnitView:
    """List administrative units

    Open to everybody. Without `validOn` only the units of today.
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

    params["level"] = level

    json_parent_id: str | Unset = UNSET
    if not isinstance(parent_id, Unset):
        json_parent_id = str(parent_id)
    params["parentId"] = json_parent_id

    params["code"] = code

    params["unitType"] = unit_type

    json_district_id: str | Unset = UNSET
    if not isinstance(district_id, Unset):
        json_district_id = str(district_id)
    params["districtId"] = json_district_id

    params["validOn"] = valid_on

    params["q"] = q

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/admin-units",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageUnitView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
