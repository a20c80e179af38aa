from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.partnership_input_patch import PartnershipInputPatch
from ...models.partnership_view import PartnershipView

if TYPE_CHECKING:
    from ...connection import Connection


def partnership_change(
    registry: Connection,
    partnership_id: UUID,
    *,
    body: PartnershipInputPatch,
    if_match: str,
) -> PartnershipView:
    """Change a partnership

    The school stays.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"
    _kwargs["headers"] = headers
    response = registry.request(
        "PATCH",
        "/v1/partnerships/{partnership_id}".format(
            partnership_id=quote(str(partnership_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = PartnershipView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
