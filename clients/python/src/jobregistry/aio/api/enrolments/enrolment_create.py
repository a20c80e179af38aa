from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.enrolment_input import EnrolmentInput
from ....models.enrolment_view import EnrolmentView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enrolment_create(
    registry: AsyncConnection,
    *,
    body: EnrolmentInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> EnrolmentView:
    """Enrol a trainee

    The class must be open and takes the seat from now on; the trainee must lie within the
    caller's reach, be free on the days of the class as far as the caller's own school has recorded, and is
    shared with its school.
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
        "/v1/enrolments",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = EnrolmentView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
