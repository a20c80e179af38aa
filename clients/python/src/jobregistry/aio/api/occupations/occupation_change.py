from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.occupation_input_patch import OccupationInputPatch
from ....models.occupation_view import OccupationView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def occupation_change(
    registry: AsyncConnection,
    occupation_id: UUID,
    *,
    body: OccupationInputPatch,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> OccupationView:
    """Change an occupation

    Of the provincial list all of it: the level as long as nothing refers to it, the code unless it
    ships with the registry. Of the national list only its validity: what it is, its list says, so
    import a corrected one.
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
        "/v1/occupations/{occupation_id}".format(
            occupation_id=quote(str(occupation_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = OccupationView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
