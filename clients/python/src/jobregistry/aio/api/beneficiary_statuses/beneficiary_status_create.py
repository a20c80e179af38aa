from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.beneficiary_status_input import BeneficiaryStatusInput
from ....models.beneficiary_status_view import BeneficiaryStatusView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def beneficiary_status_create(
    registry: AsyncConnection,
    trainee_id: UUID,
    *,
    body: BeneficiaryStatusInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> BeneficiaryStatusView:
    """Claim a beneficiary status for a trainee

    With its evidence (giấy tờ chứng minh); it counts once the commune has confirmed it. A
    trainee has a group once for each first day. A school sees and claims statuses of people whom it
    registered or has enrolled.
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
        "/v1/trainees/{trainee_id}/beneficiary-statuses".format(
            trainee_id=quote(str(trainee_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = BeneficiaryStatusView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
