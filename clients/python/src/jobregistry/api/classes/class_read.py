from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.class_expand import ClassExpand
from ...models.class_view import ClassView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def class_read(
    registry: Connection,
    class_id: UUID,
    *,
    expand: list[ClassExpand] | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> ClassView:
    """Read a class

    Planned classes are seen by their own school and the province.
    `expand=course,course.occupation,course.school,school`.
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
        "/v1/classes/{class_id}".format(
            class_id=quote(str(class_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ClassView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
