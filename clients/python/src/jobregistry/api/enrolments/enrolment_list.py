from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.enrolment_expand import EnrolmentExpand
from ...models.enrolment_list_count import EnrolmentListCount
from ...models.enrolment_list_csv import EnrolmentListCsv
from ...models.enrolment_list_labels import EnrolmentListLabels
from ...models.enrolment_sort import EnrolmentSort
from ...models.page_enrolment_view import PageEnrolmentView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def enrolment_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: EnrolmentSort | Unset = UNSET,
    count: EnrolmentListCount | Unset = UNSET,
    csv: EnrolmentListCsv | Unset = UNSET,
    labels: EnrolmentListLabels | Unset = UNSET,
    expand: list[EnrolmentExpand] | Unset = UNSET,
    status: str | Unset = UNSET,
    result: str | Unset = UNSET,
    class_id: UUID | Unset = UNSET,
    trainee_id: UUID | Unset = UNSET,
    school_id: UUID | Unset = UNSET,
    commune_id: UUID | Unset = UNSET,
    district_id: UUID | Unset = UNSET,
    completed_date_gte: datetime.date | Unset = UNSET,
    completed_date_lte: datetime.date | Unset = UNSET,
    applied_date_gte: datetime.date | Unset = UNSET,
    applied_date_lte: datetime.date | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageEnrolmentView:
    """List enrolments

    A school sees those in its classes, a commune those of its people, an employment centre those
    of people whose training is completed. `expand` takes `trainee`, `class` and `class.course`.
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

    params["status"] = status

    params["result"] = result

    json_class_id: str | Unset = UNSET
    if not isinstance(class_id, Unset):
        json_class_id = str(class_id)
    params["classId"] = json_class_id

    json_trainee_id: str | Unset = UNSET
    if not isinstance(trainee_id, Unset):
        json_trainee_id = str(trainee_id)
    params["traineeId"] = json_trainee_id

    json_school_id: str | Unset = UNSET
    if not isinstance(school_id, Unset):
        json_school_id = str(school_id)
    params["schoolId"] = json_school_id

    json_commune_id: str | Unset = UNSET
    if not isinstance(commune_id, Unset):
        json_commune_id = str(commune_id)
    params["communeId"] = json_commune_id

    json_district_id: str | Unset = UNSET
    if not isinstance(district_id, Unset):
        json_district_id = str(district_id)
    params["districtId"] = json_district_id

    json_completed_date_gte: str | Unset = UNSET
    if not isinstance(completed_date_gte, Unset):
        json_completed_date_gte = completed_date_gte.isoformat()
    params["completedDate[gte]"] = json_completed_date_gte

    json_completed_date_lte: str | Unset = UNSET
    if not isinstance(completed_date_lte, Unset):
        json_completed_date_lte = completed_date_lte.isoformat()
    params["completedDate[lte]"] = json_completed_date_lte

    json_applied_date_gte: str | Unset = UNSET
    if not isinstance(applied_date_gte, Unset):
        json_applied_date_gte = applied_date_gte.isoformat()
    params["appliedDate[gte]"] = json_applied_date_gte

    json_applied_date_lte: str | Unset = UNSET
    if not isinstance(applied_date_lte, Unset):
        json_applied_date_lte = applied_date_lte.isoformat()
    params["appliedDate[lte]"] = json_applied_date_lte

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/enrolments",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageEnrolmentView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
