from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.client_input_patch import ClientInputPatch
from ....models.client_view import ClientView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def client_change(
    registry: AsyncConnection,
    client_id: UUID,
    *,
    body: ClientInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ClientView:
    """Change a client

    Setting `active` to false locks the client out from its next request on.
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
        "/v1/clients/{client_id}".format(
            client_id=quote(str(client_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ClientView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
