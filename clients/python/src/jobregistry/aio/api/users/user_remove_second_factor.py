from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.second_factor_input import SecondFactorInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def user_remove_second_factor(
    registry: AsyncConnection,
    *,
    body: SecondFactorInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> None:
    """Remove my second factor

    With the password and a code. The recovery codes end with it, and all other sessions.
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
        "/v1/users/me/second-factor/remove",
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
