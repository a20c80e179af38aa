from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.trainee_input_patch import TraineeInputPatch
from ....models.trainee_view import TraineeView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def trainee_change(
    registry: AsyncConnection,
    trainee_id: UUID,
    *,
    body: TraineeInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> TraineeView:
    """Change a trainee

    The patch meets the record in plain: a member that is not sent keeps its value, also where
    the caller sees it masked. A school changes nothing of somebody whom others registered before
    it has enrolled them (`TRAINEE_NOT_ENROLLED`). The answer is masked.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "PATCH",
        "/v1/trainees/{trainee_id}".format(
            trainee_id=quote(str(trainee_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = TraineeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
