from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...models.course_expand import CourseExpand
from ...models.course_view import CourseView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def course_read_by_key(
    registry: Connection,
    system: str,
    value: str,
    *,
    expand: list[CourseExpand] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> CourseView:
    """Read a course by a key of one's own

    The key is one that the caller's organisation gave; those of others name nothing here.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_expand: list[str] | Unset = UNSET
    if not isinstance(expand, Unset):
        json_expand = []
        for expand_item_data in expand:
            expand_item = expand_item_data.value
            json_expand.append(expand_item)

    params["expand"] = json_expand

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/courses/by-external-id/{system}/{value}".format(
            system=quote(str(system), safe=""),
            value=quote(str(value), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CourseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
