from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.trainee_input import TraineeInput
from ....models.trainee_view import TraineeView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def trainee_create(
    registry: AsyncConnection,
    *,
    body: TraineeInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> TraineeView:
    """Register a trainee

    Within the caller's reach a person is on file once: somebody there answers 409 with their id.
    Whoever else has a record of the person, a school or a commune gets one of its own, and sees what
    it sent. Records of one person are linked inside. The answer is masked.
    """
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/v1/trainees",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = TraineeView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
