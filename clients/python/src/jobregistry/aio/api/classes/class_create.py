from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.class_input import ClassInput
from ....models.class_view import ClassView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def class_create(
    registry: AsyncConnection,
    *,
    body: ClassInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ClassView:
    """Plan a class

    The course must be active and the school's own, and a line of the school's licence
    (dòng giấy phép) must cover all days of the class. It begins as PLANNED.
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
        "/v1/classes",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = ClassView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
