from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.licence_line_expand import LicenceLineExpand
from ...models.licence_line_list_count import LicenceLineListCount
from ...models.licence_line_list_csv import LicenceLineListCsv
from ...models.licence_line_list_labels import LicenceLineListLabels
from ...models.licence_line_sort import LicenceLineSort
from ...models.page_licence_line_view import PageLicenceLineView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def licence_line_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: LicenceLineSort | Unset = UNSET,
    count: LicenceLineListCount | Unset = UNSET,
    csv: LicenceLineListCsv | Unset = UNSET,
    labels: LicenceLineListLabels | Unset = UNSET,
    expand: list[LicenceLineExpand] | Unset = UNSET,
    school_id: UUID | Unset = UNSET,
    occupation_id: UUID | Unset = UNSET,
    level: str | Unset = UNSET,
    valid_on: datetime.date | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageLicenceLineView:
    """List licence lines

    Every caller sees every line (dòng giấy phép). `expand=occupation,school`.
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

    json_school_id: str | Unset = UNSET
    if not isinstance(school_id, Unset):
        json_school_id = str(school_id)
    params["schoolId"] = json_school_id

    json_occupation_id: str | Unset = UNSET
    if not isinstance(occupation_id, Unset):
        json_occupation_id = str(occupation_id)
    params["occupationId"] = json_occupation_id

    params["level"] = level

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
        "/v1/licence-lines",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageLicenceLineView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
