from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.beneficiary_status_list_count import BeneficiaryStatusListCount
from ...models.beneficiary_status_list_csv import BeneficiaryStatusListCsv
from ...models.beneficiary_status_list_labels import BeneficiaryStatusListLabels
from ...models.beneficiary_status_sort import BeneficiaryStatusSort
from ...models.page_beneficiary_status_view import PageBeneficiaryStatusView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def beneficiary_status_list(
    registry: Connection,
    trainee_id: UUID,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: BeneficiaryStatusSort | Unset = UNSET,
    count: BeneficiaryStatusListCount | Unset = UNSET,
    csv: BeneficiaryStatusListCsv | Unset = UNSET,
    labels: BeneficiaryStatusListLabels | Unset = UNSET,
    status: str | Unset = UNSET,
    group: str | Unset = UNSET,
    valid_on: datetime.date | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageBeneficiaryStatusView:
    """List the beneficiary statuses of a trainee

    A group tells of poverty, merit or disability, so reading it is a permission of its own; each
    look is logged.
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

    params["group"] = group

    json_valid_on: str | Unset = UNSET
    if not isinstance(valid_on, Unset):
        json_valid_on = valid_on.isoformat()
    params["validOn"] = json_valid_on

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/trainees/{trainee_id}/beneficiary-statuses".format(
            trainee_id=quote(str(trainee_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageBeneficiaryStatusView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
