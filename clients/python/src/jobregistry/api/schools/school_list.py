from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.page_school_view import PageSchoolView
from ...models.school_list_count import SchoolListCount
from ...models.school_list_csv import SchoolListCsv
from ...models.school_list_labels import SchoolListLabels
from ...models.school_sort import SchoolSort
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def school_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: SchoolSort | Unset = UNSET,
    count: SchoolListCount | Unset = UNSET,
    csv: SchoolListCsv | Unset = UNSET,
    labels: SchoolListLabels | Unset = UNSET,
    q: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    ownership: str | Unset = UNSET,
    status: str | Unset = UNSET,
    code: str | Unset = UNSET,
    unit_id: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageSchoolView:
    """List schools

    Every caller sees every school.
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

    params["q"] = q

    params["kind"] = kind

    params["ownership"] = ownership

    params["status"] = status

    params["code"] = code

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
        "/v1/schools",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageSchoolView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
