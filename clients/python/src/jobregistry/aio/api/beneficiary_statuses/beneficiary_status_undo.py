from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.beneficiary_status_view import BeneficiaryStatusView
from ....models.undo_input import UndoInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def beneficiary_status_undo(
    registry: AsyncConnection,
    beneficiary_status_id: UUID,
    *,
    body: UndoInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> BeneficiaryStatusView:
    """Take the decision on a beneficiary status back

    By the organisation that decided, within seven days (`REGISTRY_UNDO_DAYS`), or by the lead agency at
    any time. It is a claim again. 409 `STEP_IN_USE` while somebody is enrolled under a confirmed status,
    with the enrolments that the caller may see in `ids`. The lead agency may take it back nevertheless:
    who does not study yet is an applicant again, and all these enrolments count in no group until the
    status is confirmed again (warning `ENROLMENTS_WITHOUT_GROUP`).
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
        "/v1/beneficiary-statuses/{beneficiary_status_id}/undo".format(
            beneficiary_status_id=quote(str(beneficiary_status_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = BeneficiaryStatusView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
