from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.enrolment_view import EnrolmentView
from ....models.transition_input import TransitionInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enrolment_transition(
    registry: AsyncConnection,
    enrolment_id: UUID,
    *,
    body: TransitionInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> EnrolmentView:
    """Move an enrolment to its next status

    APPLIED → ELIGIBLE → ADMITTED → STUDYING → COMPLETED, DROPPED, EXPELLED or TRANSFERRED; also
    APPLIED or ELIGIBLE → REJECTED and ADMITTED → DROPPED. ELIGIBLE is for the trainee's commune,
    the school or the province and needs the scope `enrolments:confirm`; every other step needs
    `enrolments:write`. STUDYING needs a running class, COMPLETED a recorded result. The seat
    becomes free on REJECTED, on TRANSFERRED, and on DROPPED before the class begins. TRANSFERRED
    enrols the trainee in the class `transferToClassId`. The last step can be taken back
    (`…/undo`), and who has left may be enrolled in the class again.
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
        "/v1/enrolments/{enrolment_id}/transitions".format(
            enrolment_id=quote(str(enrolment_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = EnrolmentView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
