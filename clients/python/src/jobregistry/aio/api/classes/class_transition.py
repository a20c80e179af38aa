from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.class_transition import ClassTransition
from ....models.class_view import ClassView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def class_transition(
    registry: AsyncConnection,
    class_id: UUID,
    *,
    body: ClassTransition,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ClassView:
    """Take a class to its next state

    PLANNED → OPEN → RUNNING → COMPLETED; CANCELLED, with a reason, from the first three; back
    from OPEN to PLANNED while no seat is taken. It runs from its first day on, and is completed
    from its last day on, when every enrolment has ended. The last step can be taken back (`…/undo`).
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
        "/v1/classes/{class_id}/transitions".format(
            class_id=quote(str(class_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ClassView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
