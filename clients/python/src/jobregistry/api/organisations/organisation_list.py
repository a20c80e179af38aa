from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.organisation_list_count import OrganisationListCount
from ...models.organisation_list_csv import OrganisationListCsv
from ...models.organisation_list_labels import OrganisationListLabels
from ...models.organisation_sort import OrganisationSort
from ...models.page_organisation_view import PageOrganisationView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def organisation_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: OrganisationSort | Unset = UNSET,
    count: OrganisationListCount | Unset = UNSET,
    csv: OrganisationListCsv | Unset = UNSET,
    labels: OrganisationListLabels | Unset = UNSET,
    kind: str | Unset = UNSET,
    name: str | Unset = UNSET,
    active: bool | Unset = UNSET,
    unit_id: UUID | Unset = UNSET,
    school_id: UUID | Unset = UNSET,
    enterprise_id: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageOrganisationView:
    """List organisations

    The lead agency and administrators see all, others their own.
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

    params["kind"] = kind

    params["name"] = name

    params["active"] = active

    json_unit_id: str | Unset = UNSET
    if not isinstance(unit_id, Unset):
        json_unit_id = str(unit_id)
    params["unitId"] = json_unit_id

    json_school_id: str | Unset = UNSET
    if not isinstance(school_id, Unset):
        json_school_id = str(school_id)
    params["schoolId"] = json_school_id

    json_enterprise_id: str | Unset = UNSET
    if not isinstance(enterprise_id, Unset):
        json_enterprise_id = str(enterprise_id)
    params["enterpriseId"] = json_enterprise_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/organisations",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageOrganisationView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
