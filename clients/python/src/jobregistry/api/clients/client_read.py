from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.client_view import ClientView

if TYPE_CHECKING:
    from ...connection import Connection


def client_read(
    registry: Connection,
    client_id: UUID,
) -> ClientView:
    """Read a client

    For administrators.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/clients/{client_id}".format(
            client_id=quote(str(client_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ClientView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
