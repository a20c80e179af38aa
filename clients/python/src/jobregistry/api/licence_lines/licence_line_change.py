from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.licence_line_input_patch import LicenceLineInputPatch
from ...models.licence_line_view import LicenceLineView

if TYPE_CHECKING:
    from ...connection import Connection


def licence_line_change(
    registry: Connection,
    licence_line_id: UUID,
    *,
    body: LicenceLineInputPatch,
    if_match: str,
) -> LicenceLineView:
    """Change a licence line

    Its classes must stay within its period. A lower quota only refuses further seats.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"
    _kwargs["headers"] = headers
    response = registry.request(
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
