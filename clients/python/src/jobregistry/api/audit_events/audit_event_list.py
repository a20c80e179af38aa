from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.audit_event_list_count import AuditEventListCount
from ...models.audit_event_list_csv import AuditEventListCsv
from ...models.audit_event_list_labels import AuditEventListLabels
from ...models.audit_event_sort import AuditEventSort
from ...models.page_audit_event_view import PageAuditEventView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def audit_event_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: AuditEventSort | Unset = UNSET,
    count: AuditEventListCount | Unset = UNSET,
    csv: AuditEventListCsv | Unset = UNSET,
    labels: AuditEventListLabels | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    resource: str | Unset = UNSET,
    resource_id: UUID | Unset = UNSET,
    action: str | Unset = UNSET,
    at_gte: datetime.datetime | Unset = UNSET,
    at_lt: datetime.datetime | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageAuditEventView:
    """List audit events

    Changes, log-ins and reveals of personal data, newest first. The province sees all, an
    inspector of a smaller place what their own organisation did.
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

    json_actor_id: str | Unset = UNSET
    if not isinstance(actor_id, Unset):
        json_actor_id = str(actor_id)
    params["actorId"] = json_actor_id

    params["resource"] = resource

    json_resource_id: str | Unset = UNSET
    if not isinstance(resource_id, Unset):
        json_resource_id = str(resource_id)
    params["resourceId"] = json_resource_id

    params["action"] = action

    json_at_gte: str | Unset = UNSET
    if not isinstance(at_gte, Unset):
        json_at_gte = at_gte.isoformat()
    params["at[gte]"] = json_at_gte

    json_at_lt: str | Unset = UNSET
    if not isinstance(at_lt, Unset):
        json_at_lt = at_lt.isoformat()
    params["at[lt]"] = json_at_lt

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/audit-events",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageAuditEventView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
