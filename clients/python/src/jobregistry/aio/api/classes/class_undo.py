from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.class_view import ClassView
from ....models.undo_input import UndoInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def class_undo(
    registry: AsyncConnection,
    class_id: UUID,
    *,
    body: UndoInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ClassView:
    """Take the last step of a class back

    By the organisation that took it, within seven days (`REGISTRY_UNDO_DAYS`), or by the lead agency
    at any time. The class stands where the steps before it have led: figures and the change feed
    follow, and the step stays in `…/steps` with the reason. A class that was cancelled comes back with
    those who are enrolled in it: 422 `CLASS_OVERLAP` where they are in another class by now,
    `LICENCE_QUOTA_EXCEEDED` where others have the seats. 409 `STEP_IN_USE` while somebody has studied
    in a class that is said not to have begun; `ids` of the error names the enrolments. A nightly row
    that says a step which was taken back, of a day before that, changes nothing
    (`KEPT_AS_REGISTERED`).
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
        "/v1/classes/{class_id}/undo".format(
            class_id=quote(str(class_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ClassView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
