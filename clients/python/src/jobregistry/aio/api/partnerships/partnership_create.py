from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.partnership_input import PartnershipInput
from ....models.partnership_view import PartnershipView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def partnership_create(
    registry: AsyncConnection,
    *,
    body: PartnershipInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> PartnershipView:
    """Enter a partnership

    A school enters its own and may leave `schoolId` out. The level is that of the occupation, where it
    has one. Contact persons are told to nobody but those who may read partnerships.
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
        "/v1/partnerships",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = PartnershipView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
