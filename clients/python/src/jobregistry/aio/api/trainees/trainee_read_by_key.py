from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....models.trainee_view import TraineeView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def trainee_read_by_key(
    registry: AsyncConnection,
    system: str,
    value: str,
    *,
    reveal: bool | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> TraineeView:
    """Read a trainee by a key of one's own

    The key is one that the caller's organisation gave; those of others name nothing here. The
    answer is that of the trainee's own path.
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
        "/v1/trainees/by-external-id/{system}/{value}".format(
            system=quote(str(system), safe=""),
            value=quote(str(value), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = TraineeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
