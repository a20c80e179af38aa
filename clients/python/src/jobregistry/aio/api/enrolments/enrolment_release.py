from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.enrolment_view import EnrolmentView
from ....models.release_input import ReleaseInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enrolment_release(
    registry: AsyncConnection,
    enrolment_id: UUID,
    *,
    body: ReleaseInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> EnrolmentView:
    """Release decided members of an enrolment

    What the lead agency has corrected counts no longer: the next row of the school does. For the lead
    agency alone.
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
        "/v1/enrolments/{enrolment_id}/release".format(
            enrolment_id=quote(str(enrolment_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = EnrolmentView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
