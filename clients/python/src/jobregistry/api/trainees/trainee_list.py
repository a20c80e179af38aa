from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.page_trainee_view import PageTraineeView
from ...models.trainee_list_count import TraineeListCount
from ...models.trainee_list_csv import TraineeListCsv
from ...models.trainee_list_labels import TraineeListLabels
from ...models.trainee_sort import TraineeSort
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def trainee_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: TraineeSort | Unset = UNSET,
    count: TraineeListCount | Unset = UNSET,
    csv: TraineeListCsv | Unset = UNSET,
    labels: TraineeListLabels | Unset = UNSET,
    q: str | Unset = UNSET,
    reveal: bool | Unset = UNSET,
    sex: str | Unset = UNSET,
    commune_id: str | Unset = UNSET,
    district_id: str | Unset = UNSET,
    lives_elsewhere: bool | Unset = UNSET,
    residence_province_code: str | Unset = UNSET,
    residence_country_code: str | Unset = UNSET,
    birth_date_gte: datetime.date | Unset = UNSET,
    birth_date_lte: datetime.date | Unset = UNSET,
    ethnic_group: str | Unset = UNSET,
    school_id: UUID | Unset = UNSET,
    class_id: UUID | Unset = UNSET,
    person_id: UUID | Unset = UNSET,
    created_at_gte: datetime.datetime | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> PageTraineeView:
    """List trainees

    A school sees the people it registered, enrolled or shares; a commune (xã, phường) its
    residents; an employment service centre those who completed a training. Personal data is
    masked; with `reveal=true` callers who hold `trainees.pii:read` see it in plain, and an audit
    event names every row that was shown. Citizen IDs never stand in a URL: search for them by
    `POST /v1/trainees/search`.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

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

    params["reveal"] = reveal

    params["sex"] = sex

    params["communeId"] = commune_id

    params["districtId"] = district_id

    params["livesElsewhere"] = lives_elsewhere

    params["residenceProvinceCode"] = residence_province_code

    params["residenceCountryCode"] = residence_country_code

    json_birth_date_gte: str | Unset = UNSET
    if not isinstance(birth_date_gte, Unset):
        json_birth_date_gte = birth_date_gte.isoformat()
    params["birthDate[gte]"] = json_birth_date_gte

    json_birth_date_lte: str | Unset = UNSET
    if not isinstance(birth_date_lte, Unset):
        json_birth_date_lte = birth_date_lte.isoformat()
    params["birthDate[lte]"] = json_birth_date_lte

    params["ethnicGroup"] = ethnic_group

    json_school_id: str | Unset = UNSET
    if not isinstance(school_id, Unset):
        json_school_id = str(school_id)
    params["schoolId"] = json_school_id

    json_class_id: str | Unset = UNSET
    if not isinstance(class_id, Unset):
        json_class_id = str(class_id)
    params["classId"] = json_class_id

    json_person_id: str | Unset = UNSET
    if not isinstance(person_id, Unset):
        json_person_id = str(person_id)
    params["personId"] = json_person_id

    json_created_at_gte: str | Unset = UNSET
    if not isinstance(created_at_gte, Unset):
        json_created_at_gte = created_at_gte.isoformat()
    params["createdAt[gte]"] = json_created_at_gte

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/trainees",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageTraineeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
