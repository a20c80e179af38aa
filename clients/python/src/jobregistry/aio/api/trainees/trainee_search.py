from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.page_trainee_view import PageTraineeView
from ....models.trainee_search import TraineeSearch
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def trainee_search(
    registry: AsyncConnection,
    *,
    body: TraineeSearch,
    reveal: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> PageTraineeView:
    """Search trainees by document

    The list with its terms in the body, so that a citizen ID (số CCCD) or a passport number
    stands in no URL and in no log. Only rows within the caller's reach are found: an empty page
    does not say whether somebody is on file elsewhere. The next page is had by sending the same
    body with `cursor`.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    params: dict[str, Any] = {}

    params["reveal"] = reveal

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "POST",
        "/v1/trainees/search",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PageTraineeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
