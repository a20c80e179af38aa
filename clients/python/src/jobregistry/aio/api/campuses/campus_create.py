from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.campus_input import CampusInput
from ....models.campus_view import CampusView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def campus_create(
    registry: AsyncConnection,
    school_id: UUID,
    *,
    body: CampusInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CampusView:
    """Add a campus to a school

    Its name must be new within the school. A school adds its own.
    """
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

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
        "POST",
        "/v1/schools/{school_id}/campuses".format(
            school_id=quote(str(school_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = CampusView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
