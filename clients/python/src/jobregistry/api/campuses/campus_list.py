from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.campus_list_count import CampusListCount
from ...models.campus_list_csv import CampusListCsv
from ...models.campus_list_labels import CampusListLabels
from ...models.campus_sort import CampusSort
from ...models.page_campus_view import PageCampusView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def campus_list(
    registry: Connection,
    school_id: UUID,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: CampusSort | Unset = UNSET,
    count: CampusListCount | Unset = UNSET,
    csv: CampusListCsv | Unset = UNSET,
    labels: CampusListLabels | Unset = UNSET,
    unit_id: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageCampusView:
    """List the campuses of a school

    Every caller sees every campus (địa điểm đào tạo).
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

    json_unit_id: str | Unset = UNSET
    if not isinstance(unit_id, Unset):
        json_unit_id = str(unit_id)
    params["unitId"] = json_unit_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/schools/{school_id}/campuses".format(
            school_id=quote(str(school_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageCampusView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
