from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.trainee_view import TraineeView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def trainee_read(
    registry: AsyncConnection,
    trainee_id: UUID,
    *,
    reveal: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> TraineeView:
    """Read a trainee

    Personal data is masked and `masked` names the members concerned. With `reveal=true` callers
    who hold `trainees.pii:read` see it in plain, which leaves an audit event; others are refused.
    A school sees an outline, in plain or not, of somebody whose record it joined before each school had
    its own, and whom it has not enrolled. The id of somebody whose record was merged into another one answers with that one:
    its own `id` is in the body and its path in `Content-Location`. Changes under the old id are
    refused with 409 `TRAINEE_MERGED`, which names the id to use.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    params: dict[str, Any] = {}

    params["reveal"] = reveal

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/v1/trainees/{trainee_id}".format(
            trainee_id=quote(str(trainee_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = TraineeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
