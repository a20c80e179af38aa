from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.unit_input import UnitInput
from ....models.unit_view import UnitView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def unit_create(
    registry: AsyncConnection,
    *,
    body: UnitInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> UnitView:
    """Register a village

    Villages (thôn, bản, tiểu khu, tổ dân phố) lie below a present commune; a commune registers
    its own. All other units are set by law and ship with the registry.
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
        "/v1/admin-units",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = UnitView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
