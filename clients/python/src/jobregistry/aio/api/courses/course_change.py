from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.course_input_patch import CourseInputPatch
from ....models.course_view import CourseView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def course_change(
    registry: AsyncConnection,
    course_id: UUID,
    *,
    body: CourseInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CourseView:
    """Change a course

    The status goes from DRAFT to ACTIVE to RETIRED. With classes, occupation and level stay.
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
        "/v1/courses/{course_id}".format(
            course_id=quote(str(course_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CourseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
