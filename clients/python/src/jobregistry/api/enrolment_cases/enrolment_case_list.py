from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.case_sort import CaseSort
from ...models.enrolment_case_list_count import EnrolmentCaseListCount
from ...models.enrolment_case_list_csv import EnrolmentCaseListCsv
from ...models.enrolment_case_list_labels import EnrolmentCaseListLabels
from ...models.page_case_view import PageCaseView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def enrolment_case_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: CaseSort | Unset = UNSET,
    count: EnrolmentCaseListCount | Unset = UNSET,
    csv: EnrolmentCaseListCsv | Unset = UNSET,
    labels: EnrolmentCaseListLabels | Unset = UNSET,
    status: str | Unset = UNSET,
    enrolment_id: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageCaseView:
    """List enrolment cases

    Enrolments that break a rule only by what another school has recorded of the person. The school that
    enrolled them hears nothing; the enrolment was taken. The payment of support will ask for what the lead
    agency has decided; nothing does yet.
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

    params["status"] = status

    json_enrolment_id: str | Unset = UNSET
    if not isinstance(enrolment_id, Unset):
        json_enrolment_id = str(enrolment_id)
    params["enrolmentId"] = json_enrolment_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/enrolment-cases",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageCaseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
