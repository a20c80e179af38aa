from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.organisation_input_patch import OrganisationInputPatch
from ....models.organisation_view import OrganisationView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def organisation_change(
    registry: AsyncConnection,
    organisation_id: UUID,
    *,
    body: OrganisationInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> OrganisationView:
    """Change an organisation

    Roles that its people already have must still fit. An organisation that is no longer active
    locks its people and clients out from their next request on.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "PATCH",
        "/v1/organisations/{organisation_id}".format(
            organisation_id=quote(str(organisation_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = OrganisationView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
