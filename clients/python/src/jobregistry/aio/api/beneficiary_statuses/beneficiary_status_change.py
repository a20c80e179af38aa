from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.beneficiary_status_input_patch import BeneficiaryStatusInputPatch
from ....models.beneficiary_status_view import BeneficiaryStatusView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def beneficiary_status_change(
    registry: AsyncConnection,
    beneficiary_status_id: UUID,
    *,
    body: BeneficiaryStatusInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> BeneficiaryStatusView:
    """Change a beneficiary status

    Only while it is claimed, by the organisation that claimed it, the commune or the province;
    what the commune has decided stays.
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
        "/v1/beneficiary-statuses/{beneficiary_status_id}".format(
            beneficiary_status_id=quote(str(beneficiary_status_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = BeneficiaryStatusView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
