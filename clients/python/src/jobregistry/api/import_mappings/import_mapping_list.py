from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.import_mapping_list_count import ImportMappingListCount
from ...models.import_mapping_list_csv import ImportMappingListCsv
from ...models.import_mapping_list_labels import ImportMappingListLabels
from ...models.import_mapping_sort import ImportMappingSort
from ...models.page_import_mapping_view import PageImportMappingView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def import_mapping_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: ImportMappingSort | Unset = UNSET,
    count: ImportMappingListCount | Unset = UNSET,
    csv: ImportMappingListCsv | Unset = UNSET,
    labels: ImportMappingListLabels | Unset = UNSET,
    kind: str | Unset = UNSET,
    organisation_id: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageImportMappingView:
    """List import mappings

    The lead agency and administrators see all, others those of their own organisation.
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

    json_organisation_id: str | Unset = UNSET
    if not isinstance(organisation_id, Unset):
        json_organisation_id = str(organisation_id)
    params["organisationId"] = json_organisation_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/import-mappings",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageImportMappingView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
