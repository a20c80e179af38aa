from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.school_input_patch import SchoolInputPatch
from ...models.school_view import SchoolView

if TYPE_CHECKING:
    from ...connection import Connection


def school_change(
    registry: Connection,
    school_id: UUID,
    *,
    body: SchoolInputPatch,
    if_match: str,
) -> SchoolView:
    """Change a school

    A school may change its own contact data; code, kind, ownership and status are the province's.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"
    _kwargs["headers"] = headers
    response = registry.request(
        "PATCH",
        "/v1/schools/{school_id}".format(
            school_id=quote(str(school_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = SchoolView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
