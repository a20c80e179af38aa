from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.organisation_view import OrganisationView

if TYPE_CHECKING:
    from ...connection import Connection


def organisation_read(
    registry: Connection,
    organisation_id: UUID,
) -> OrganisationView:
    """Read an organisation

    The lead agency and administrators see all, others their own.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/organisations/{organisation_id}".format(
            organisation_id=quote(str(organisation_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = OrganisationView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
