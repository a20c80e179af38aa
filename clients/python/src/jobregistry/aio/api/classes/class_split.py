from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.class_split import ClassSplit
from ....models.class_view import ClassView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def class_split(
    registry: AsyncConnection,
    class_id: UUID,
    *,
    body: ClassSplit,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ClassView:
    """Split a class

    The chosen people go to a new class of the same course and school, all at once: its code, and what
    else is other there. Each is transferred, so that `…/enrolments/{id}/undo` brings them back one by
    one; in the new class they stand where they stood: who applied has applied, who was admitted is
    admitted, who studies studies, or is admitted where the new class begins later. Seats and quota go
    along. For a class that is open or running; the course must be active.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

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
        "/v1/classes/{class_id}/split".format(
            class_id=quote(str(class_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = ClassView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
