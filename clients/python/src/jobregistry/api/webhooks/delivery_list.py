from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.delivery_list_count import DeliveryListCount
from ...models.delivery_list_csv import DeliveryListCsv
from ...models.delivery_list_labels import DeliveryListLabels
from ...models.delivery_sort import DeliverySort
from ...models.page_delivery_view import PageDeliveryView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def delivery_list(
    registry: Connection,
    webhook_id: UUID,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: DeliverySort | Unset = UNSET,
    count: DeliveryListCount | Unset = UNSET,
    csv: DeliveryListCsv | Unset = UNSET,
    labels: DeliveryListLabels | Unset = UNSET,
    status: str | Unset = UNSET,
    created_at_gte: datetime.datetime | Unset = UNSET,
    created_at_lt: datetime.datetime | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageDeliveryView:
    """List the messages of a subscription

    Newest first. Settled ones are kept for 30 days.
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

    json_created_at_gte: str | Unset = UNSET
    if not isinstance(created_at_gte, Unset):
        json_created_at_gte = created_at_gte.isoformat()
    params["createdAt[gte]"] = json_created_at_gte

    json_created_at_lt: str | Unset = UNSET
    if not isinstance(created_at_lt, Unset):
        json_created_at_lt = created_at_lt.isoformat()
    params["createdAt[lt]"] = json_created_at_lt

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/webhooks/{webhook_id}/deliveries".format(
            webhook_id=quote(str(webhook_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageDeliveryView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
