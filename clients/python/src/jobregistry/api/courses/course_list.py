from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.course_expand import CourseExpand
from ...models.course_list_count import CourseListCount
from ...models.course_list_csv import CourseListCsv
from ...models.course_list_labels import CourseListLabels
from ...models.course_sort import CourseSort
from ...models.page_course_view import PageCourseView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def course_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: CourseSort | Unset = UNSET,
    count: CourseListCount | Unset = UNSET,
    csv: CourseListCsv | Unset = UNSET,
    labels: CourseListLabels | Unset = UNSET,
    expand: list[CourseExpand] | Unset = UNSET,
    school_id: UUID | Unset = UNSET,
    occupation_id: UUID | Unset = UNSET,
    code: str | Unset = UNSET,
    level: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    status: str | Unset = UNSET,
    q: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageCourseView:
    """List courses

    Drafts are seen by their own school and the province. `expand=occupation,school`.
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

    json_occupation_id: str | Unset = UNSET
    if not isinstance(occupation_id, Unset):
        json_occupation_id = str(occupation_id)
    params["occupationId"] = json_occupation_id

    params["code"] = code

    params["level"] = level

    params["kind"] = kind

    params["status"] = status

    params["q"] = q

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/courses",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageCourseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
