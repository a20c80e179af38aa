from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.recovery_codes_view import RecoveryCodesView
from ....models.second_factor_input import SecondFactorInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def user_renew_recovery_codes(
    registry: AsyncConnection,
    *,
    body: SecondFactorInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> RecoveryCodesView:
    """Get new recovery codes

    With the password and a code. Those before end.
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
        "/v1/users/me/second-factor/recovery-codes",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = RecoveryCodesView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
