from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.beneficiary_status_view import BeneficiaryStatusView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def beneficiary_status_read(
    registry: AsyncConnection,
    beneficiary_status_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> BeneficiaryStatusView:
    """Read a beneficiary status

    A group tells of poverty, merit or disability, so reading it is a permission of its own; each
    look is logged.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/beneficiary-statuses/{beneficiary_status_id}".format(
            beneficiary_status_id=quote(str(beneficiary_status_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = BeneficiaryStatusView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
