from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.certificate_list_count import CertificateListCount
from ...models.certificate_list_csv import CertificateListCsv
from ...models.certificate_list_labels import CertificateListLabels
from ...models.certificate_sort import CertificateSort
from ...models.page_certificate_view import PageCertificateView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def certificate_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: CertificateSort | Unset = UNSET,
    count: CertificateListCount | Unset = UNSET,
    csv: CertificateListCsv | Unset = UNSET,
    labels: CertificateListLabels | Unset = UNSET,
    status: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    number: str | Unset = UNSET,
    register_number: str | Unset = UNSET,
    enrolment_id: UUID | Unset = UNSET,
    trainee_id: UUID | Unset = UNSET,
    class_id: UUID | Unset = UNSET,
    school_id: UUID | Unset = UNSET,
    issue_date_gte: datetime.date | Unset = UNSET,
    issue_date_lte: datetime.date | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageCertificateView:
    """List certificates

    A school sees its own, a commune and an employment centre those of people from their places.
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

    params["kind"] = kind

    params["number"] = number

    params["registerNumber"] = register_number

    json_enrolment_id: str | Unset = UNSET
    if not isinstance(enrolment_id, Unset):
        json_enrolment_id = str(enrolment_id)
    params["enrolmentId"] = json_enrolment_id

    json_trainee_id: str | Unset = UNSET
    if not isinstance(trainee_id, Unset):
        json_trainee_id = str(trainee_id)
    params["traineeId"] = json_trainee_id

    json_class_id: str | Unset = UNSET
    if not isinstance(class_id, Unset):
        json_class_id = str(class_id)
    params["classId"] = json_class_id

    json_school_id: str | Unset = UNSET
    if not isinstance(school_id, Unset):
        json_school_id = str(school_id)
    params["schoolId"] = json_school_id

    json_issue_date_gte: str | Unset = UNSET
    if not isinstance(issue_date_gte, Unset):
        json_issue_date_gte = issue_date_gte.isoformat()
    params["issueDate[gte]"] = json_issue_date_gte

    json_issue_date_lte: str | Unset = UNSET
    if not isinstance(issue_date_lte, Unset):
        json_issue_date_lte = issue_date_lte.isoformat()
    params["issueDate[lte]"] = json_issue_date_lte

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/certificates",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageCertificateView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
