from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.employment_outcome_list_count import EmploymentOutcomeListCount
from ...models.employment_outcome_list_csv import EmploymentOutcomeListCsv
from ...models.employment_outcome_list_labels import EmploymentOutcomeListLabels
from ...models.outcome_sort import OutcomeSort
from ...models.page_outcome_view import PageOutcomeView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def employment_outcome_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: OutcomeSort | Unset = UNSET,
    count: EmploymentOutcomeListCount | Unset = UNSET,
    csv: EmploymentOutcomeListCsv | Unset = UNSET,
    labels: EmploymentOutcomeListLabels | Unset = UNSET,
    enrolment_id: UUID | Unset = UNSET,
    trainee_id: UUID | Unset = UNSET,
    class_id: UUID | Unset = UNSET,
    school_id: UUID | Unset = UNSET,
    commune_id: UUID | Unset = UNSET,
    enterprise_id: UUID | Unset = UNSET,
    checkpoint_months: str | Unset = UNSET,
    kind: str | Unset = UNSET,
    confirmed: bool | Unset = UNSET,
    withdrawn: bool | Unset = UNSET,
    observed_date_gte: datetime.date | Unset = UNSET,
    observed_date_lte: datetime.date | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageOutcomeView:
    """List employment outcomes

    Those of the caller's own school, communes or completers; an enterprise sees those that name
    it, without what concerns the household.
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

    json_commune_id: str | Unset = UNSET
    if not isinstance(commune_id, Unset):
        json_commune_id = str(commune_id)
    params["communeId"] = json_commune_id

    json_enterprise_id: str | Unset = UNSET
    if not isinstance(enterprise_id, Unset):
        json_enterprise_id = str(enterprise_id)
    params["enterpriseId"] = json_enterprise_id

    params["checkpointMonths"] = checkpoint_months

    params["kind"] = kind

    params["confirmed"] = confirmed

    params["withdrawn"] = withdrawn

    json_observed_date_gte: str | Unset = UNSET
    if not isinstance(observed_date_gte, Unset):
        json_observed_date_gte = observed_date_gte.isoformat()
    params["observedDate[gte]"] = json_observed_date_gte

    json_observed_date_lte: str | Unset = UNSET
    if not isinstance(observed_date_lte, Unset):
        json_observed_date_lte = observed_date_lte.isoformat()
    params["observedDate[lte]"] = json_observed_date_lte

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/employment-outcomes",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageOutcomeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
