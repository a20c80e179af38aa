from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....models.course_input import CourseInput
from ....models.course_view import CourseView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def course_put_by_key(
    registry: AsyncConnection,
    system: str,
    value: str,
    *,
    body: CourseInput,
    if_match: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CourseView:
    """Send a course under a key of one's own

    Creates (201) or updates (200) the course that the caller's key names; the same content again
    changes nothing and keeps the `ETag`. The rules are those of entering and changing a course. A
    course of the same code and edition that has no key of this system takes this one. Keys in
    `externalIds` are added; none is taken away.
    """
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

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
        "PUT",
        "/v1/courses/by-external-id/{system}/{value}".format(
            system=quote(str(system), safe=""),
            value=quote(str(value), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CourseView.from_dict(response.json())

        return response_200
    if response.status_code == 201:
        response_201 = CourseView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
