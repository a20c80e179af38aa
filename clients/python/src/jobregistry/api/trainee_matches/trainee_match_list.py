from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ...models.match_sort import MatchSort
from ...models.page_match_view import PageMatchView
from ...models.trainee_match_list_count import TraineeMatchListCount
from ...models.trainee_match_list_csv import TraineeMatchListCsv
from ...models.trainee_match_list_labels import TraineeMatchListLabels
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def trainee_match_list(
    registry: Connection,
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = UNSET,
    sort: MatchSort | Unset = UNSET,
    count: TraineeMatchListCount | Unset = UNSET,
    csv: TraineeMatchListCsv | Unset = UNSET,
    labels: TraineeMatchListLabels | Unset = UNSET,
    status: str | Unset = UNSET,
    cause: str | Unset = UNSET,
    trainee_id: UUID | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> PageMatchView:
    """List trainee matches

    Pairs of records that may be of one person: the same name without accents, birth date and
    commune, under different or missing documents (`NAME`), or the same document (`DOCUMENT`). Where
    name, birth date and sex agree too, they are `LINKED`: inside one person from the start. Each pair is
    queued once, when one of the two is written.

    A school sees the pairs of a record that it made. Of a record that is another registrar's it learns that
    there is one, and what the two agree in: name, birth date and commune. Whether documents agree is not
    told to it, also not by filters.
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

    params["cause"] = cause

    json_trainee_id: str | Unset = UNSET
    if not isinstance(trainee_id, Unset):
        json_trainee_id = str(trainee_id)
    params["traineeId"] = json_trainee_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/trainee-matches",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageMatchView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
