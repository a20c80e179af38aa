from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.client_input import ClientInput
from ....models.client_secret_view import ClientSecretView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def client_create(
    registry: AsyncConnection,
    *,
    body: ClientInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ClientSecretView:
    """Add a client

    The answer holds the secret, this once. The client's tokens carry at most its scopes.
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
        "/v1/clients",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = ClientSecretView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
