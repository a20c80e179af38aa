from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.client_list_count import ClientListCount
from ...models.client_list_csv import ClientListCsv
from ...models.client_list_labels import ClientListLabels
from ...models.client_sort import ClientSort
from ...models.page_client_view import PageClientView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def client_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: ClientSort | Unset = UNSET,
    count: ClientListCount | Unset = UNSET,
    csv: ClientListCsv | Unset = UNSET,
    labels: ClientListLabels | Unset = UNSET,
    organisation_id: UUID | Unset = UNSET,
    role: str | Unset = UNSET,
    active: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageClientView:
    """List clients

    For administrators.
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

    json_organisation_id: str | Unset = UNSET
    if not isinstance(organisation_id, Unset):
        json_organisation_id = str(organisation_id)
    params["organisationId"] = json_organisation_id

    params["role"] = role

    params["active"] = active

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/clients",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageClientView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
