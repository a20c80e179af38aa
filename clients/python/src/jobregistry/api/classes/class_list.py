from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.class_expand import ClassExpand
from ...models.class_list_count import ClassListCount
from ...models.class_list_csv import ClassListCsv
from ...models.class_list_labels import ClassListLabels
from ...models.class_sort import ClassSort
from ...models.page_class_view import PageClassView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def class_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: ClassSort | Unset = UNSET,
    count: ClassListCount | Unset = UNSET,
    csv: ClassListCsv | Unset = UNSET,
    labels: ClassListLabels | Unset = UNSET,
    expand: list[ClassExpand] | Unset = UNSET,
    school_id: UUID | Unset = UNSET,
    course_id: UUID | Unset = UNSET,
    licence_line_id: UUID | Unset = UNSET,
    code: str | Unset = UNSET,
    status: str | Unset = UNSET,
    level: str | Unset = UNSET,
    occupation_id: UUID | Unset = UNSET,
    commune_id: str | Unset = UNSET,
    start_date_gte: datetime.date | Unset = UNSET,
    start_date_lte: datetime.date | Unset = UNSET,
    end_date_gte: datetime.date | Unset = UNSET,
    end_date_lte: datetime.date | Unset = UNSET,
    has_seats: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageClassView:
    """List classes

    Planned classes are seen by their own school and the province.
    `expand=course,course.occupation,course.school,school`.
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

    json_expand: list[str] | Unset = UNSET
    if not isinstance(expand, Unset):
        json_expand = []
        for expand_item_data in expand:
            expand_item = expand_item_data.value
            json_expand.append(expand_item)

    params["expand"] = json_expand

    json_school_id: str | Unset = UNSET
    if not isinstance(school_id, Unset):
        json_school_id = str(school_id)
    params["schoolId"] = json_school_id

    json_course_id: str | Unset = UNSET
    if not isinstance(course_id, Unset):
        json_course_id = str(course_id)
    params["courseId"] = json_course_id

    json_licence_line_id: str | Unset = UNSET
    if not isinstance(licence_line_id, Unset):
        json_licence_line_id = str(licence_line_id)
    params["licenceLineId"] = json_licence_line_id

    params["code"] = code

    params["status"] = status

    params["level"] = level

    json_occupation_id: str | Unset = UNSET
    if not isinstance(occupation_id, Unset):
        json_occupation_id = str(occupation_id)
    params["occupationId"] = json_occupation_id

    params["communeId"] = commune_id

    json_start_date_gte: str | Unset = UNSET
    if not isinstance(start_date_gte, Unset):
        json_start_date_gte = start_date_gte.isoformat()
    params["startDate[gte]"] = json_start_date_gte

    json_start_date_lte: str | Unset = UNSET
    if not isinstance(start_date_lte, Unset):
        json_start_date_lte = start_date_lte.isoformat()
    params["startDate[lte]"] = json_start_date_lte

    json_end_date_gte: str | Unset = UNSET
    if not isinstance(end_date_gte, Unset):
        json_end_date_gte = end_date_gte.isoformat()
    params["endDate[gte]"] = json_end_date_gte

    json_end_date_lte: str | Unset = UNSET
    if not isinstance(end_date_lte, Unset):
        json_end_date_lte = end_date_lte.isoformat()
    params["endDate[lte]"] = json_end_date_lte

    params["hasSeats"] = has_seats

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/classes",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageClassView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
