from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.enterprise_view import EnterpriseView

if TYPE_CHECKING:
    from ...connection import Connection


def enterprise_read(
    registry: Connection,
    enterprise_id: UUID,
) -> EnterpriseView:
    """Read an enterprise

    Who may change it sees a tax code that is a citizen ID in full; that is noted in the audit
    trail.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/enterprises/{enterprise_id}".format(
            enterprise_id=quote(str(enterprise_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = EnterpriseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
