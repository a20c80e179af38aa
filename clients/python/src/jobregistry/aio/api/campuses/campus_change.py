from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.campus_input_patch import CampusInputPatch
from ....models.campus_view import CampusView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def campus_change(
    registry: AsyncConnection,
    school_id: UUID,
    campus_id: UUID,
    *,
    body: CampusInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CampusView:
    """Change a campus

    A school changes its own.
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
        "/v1/schools/{school_id}/campuses/{campus_id}".format(
            school_id=quote(str(school_id), safe=""),
            campus_id=quote(str(campus_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CampusView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
