from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.class_view import ClassView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def class_read(
    registry: Connection,
    class_id: UUID,
    *,
    fields: str | Unset = UNSET,
    expand: str | Unset = UNSET,
) -> ClassView:
    """Read a class

    Planned classes are seen by their own school and the province.
    `expand=course,course.occupation,course.school,school`.
    """

    params: dict[str, Any] = {}

    params["fields"] = fields

    params["expand"] = expand

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
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
