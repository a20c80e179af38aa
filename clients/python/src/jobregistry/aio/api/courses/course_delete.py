from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def course_delete(
    registry: AsyncConnection,
    course_id: UUID,
    *,
    if_match: str,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> None:
    """Delete a course

    Only one without classes; a course that was taught is retired instead.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "DELETE",
        "/v1/courses/{course_id}".format(
            course_id=quote(str(course_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
