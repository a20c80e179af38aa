from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.confirmation_input import ConfirmationInput
from ....models.confirmations import Confirmations
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def trainee_match_confirm(
    registry: AsyncConnection,
    *,
    body: ConfirmationInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> Confirmations:
    """Confirm links

    Up to 500 at once: those of `ids`, or the eldest that were found until a moment. What becomes of each
    is told; send the same again while there is `more`. Both records stay, and no school learns of it.
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
        "/v1/trainee-matches/confirm",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = Confirmations.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
