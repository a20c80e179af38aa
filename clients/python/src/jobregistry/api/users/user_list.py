from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.page_user_view import PageUserView
from ...models.user_list_count import UserListCount
from ...models.user_list_csv import UserListCsv
from ...models.user_list_labels import UserListLabels
from ...models.user_sort import UserSort
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def user_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: UserSort | Unset = UNSET,
    count: UserListCount | Unset = UNSET,
    csv: UserListCsv | Unset = UNSET,
    labels: UserListLabels | Unset = UNSET,
    organisation_id: UUID | Unset = UNSET,
    username: str | Unset = UNSET,
    active: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageUserView:
    """List users

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

    params["username"] = username

    params["active"] = active

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/users",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageUserView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
