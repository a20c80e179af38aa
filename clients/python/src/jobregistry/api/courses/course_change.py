from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.course_input_patch import CourseInputPatch
from ...models.course_view import CourseView

if TYPE_CHECKING:
    from ...connection import Connection


def course_change(
    registry: Connection,
    course_id: UUID,
    *,
    body: CourseInputPatch,
    if_match: str,
) -> CourseView:
    """Change a course

    The status goes from DRAFT to ACTIVE to RETIRED. With classes, occupation and level stay.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"
    _kwargs["headers"] = headers
    response = registry.request(
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
