from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.enrolment_view import EnrolmentView
from ....models.undo_input import UndoInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enrolment_undo(
    registry: AsyncConnection,
    enrolment_id: UUID,
    *,
    body: UndoInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> EnrolmentView:
    """Take the last step of an enrolment back

    By the organisation that took it, within seven days (`REGISTRY_UNDO_DAYS`), or by the lead
    agency at any time. The enrolment stands where the steps before it have led: figures and the
    change feed follow, and the step stays in `…/steps` with the reason. A seat that the step freed is
    taken again, if there is one. A transfer takes the enrolment away that it made, unless something
    has happened there since. 409 `STEP_IN_USE` while a live certificate stands on a completion, or
    outcomes do; the lead agency may take that one back, and the outcomes do not count until the
    enrolment is completed again. A result is forgotten with the step to STUDYING. A nightly row that
    says a step which was taken back, of a day before that, changes nothing (`KEPT_AS_REGISTERED`).
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
        "/v1/enrolments/{enrolment_id}/undo".format(
            enrolment_id=quote(str(enrolment_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = EnrolmentView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
