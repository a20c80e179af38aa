from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.school_input_patch import SchoolInputPatch
from ....models.school_view import SchoolView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def school_change(
    registry: AsyncConnection,
    school_id: UUID,
    *,
    body: SchoolInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> SchoolView:
    """Change a school

    A school may change its own contact data; code, kind, ownership, status and successor are the
    province's. A school that has closed may name its successor, at once or later: from `successorFrom`
    on that school reaches its people, courses, classes, enrolments, certificates, outcomes and licence
    lines, goes on with its running classes and uses up its quotas. The rows stay those of the closed
    school, so that figures by school stay as they were. Its own registrars read them still and write
    nothing (`SCHOOL_SUCCEEDED`). The successor may be closed itself when it has one. It is taken back, or
    put off, while nothing stands on it: 409 `SUCCESSOR_IN_USE` names a class that relies on what passed
    over, or a certificate that the successor has issued.
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
        "/v1/schools/{school_id}".format(
            school_id=quote(str(school_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = SchoolView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
