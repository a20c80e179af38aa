from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.enterprise_list_count import EnterpriseListCount
from ...models.enterprise_list_csv import EnterpriseListCsv
from ...models.enterprise_list_labels import EnterpriseListLabels
from ...models.enterprise_sort import EnterpriseSort
from ...models.page_enterprise_view import PageEnterpriseView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def enterprise_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: EnterpriseSort | Unset = UNSET,
    count: EnterpriseListCount | Unset = UNSET,
    csv: EnterpriseListCsv | Unset = UNSET,
    labels: EnterpriseListLabels | Unset = UNSET,
    q: str | Unset = UNSET,
    industry: str | Unset = UNSET,
    legal_form: str | Unset = UNSET,
    commune_id: UUID | Unset = UNSET,
    tax_code: str | Unset = UNSET,
    status: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageEnterpriseView:
    """List enterprises

    Every caller sees every enterprise. Tax codes that are citizen IDs are masked.
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

    params["industry"] = industry

    params["legalForm"] = legal_form

    json_commune_id: str | Unset = UNSET
    if not isinstance(commune_id, Unset):
        json_commune_id = str(commune_id)
    params["communeId"] = json_commune_id

    params["taxCode"] = tax_code

    params["status"] = status

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/enterprises",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageEnterpriseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
