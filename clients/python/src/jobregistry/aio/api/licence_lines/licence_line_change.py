from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.licence_line_input_patch import LicenceLineInputPatch
from ....models.licence_line_view import LicenceLineView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def licence_line_change(
    registry: AsyncConnection,
    licence_line_id: UUID,
    *,
    body: LicenceLineInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> LicenceLineView:
    """Change a licence line

    Its classes must stay within its period. A lower quota only refuses further seats.
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
        "/v1/licence-lines/{licence_line_id}".format(
            licence_line_id=quote(str(licence_line_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = LicenceLineView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
