from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.beneficiary_status_steps import BeneficiaryStatusSteps
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def beneficiary_status_steps(
    registry: AsyncConnection,
    beneficiary_status_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> BeneficiaryStatusSteps:
    """List the decisions on a beneficiary status

    All of them, in the order in which they were taken, with those that were taken back. The claim is no
    step: it is the status itself. `organisationId` is null unless it is the caller's own, but for the
    province.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/beneficiary-statuses/{beneficiary_status_id}/steps".format(
            beneficiary_status_id=quote(str(beneficiary_status_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = BeneficiaryStatusSteps.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
