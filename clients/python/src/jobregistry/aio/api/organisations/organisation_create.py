from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.organisation_input import OrganisationInput
from ....models.organisation_view import OrganisationView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def organisation_create(
    registry: AsyncConnection,
    *,
    body: OrganisationInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> OrganisationView:
    """Register an organisation

    What it is bound to — a unit, a school, an enterprise — is what its people will reach.
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
        "/v1/organisations",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = OrganisationView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
