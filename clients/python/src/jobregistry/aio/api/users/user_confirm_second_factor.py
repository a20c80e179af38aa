from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.code_input import CodeInput
from ....models.recovery_codes_view import RecoveryCodesView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def user_confirm_second_factor(
    registry: AsyncConnection,
    *,
    body: CodeInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> RecoveryCodesView:
    """Confirm my second factor

    With a code of the authenticator. From now on log-in needs one, programs take the password no more, and all
    other sessions end. The answer holds ten recovery codes, this once.
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
        "/v1/users/me/second-factor/confirm",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = RecoveryCodesView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
