from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.course_input import CourseInput
from ....models.course_view import CourseView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def course_create(
    registry: AsyncConnection,
    *,
    body: CourseInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CourseView:
    """Enter a course

    A school (cơ sở) enters its own and may leave `schoolId` out. The hours must reach the
    minimum of the level.
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
        "/v1/courses",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = CourseView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
