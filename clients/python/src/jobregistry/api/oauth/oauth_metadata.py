from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.server_metadata import ServerMetadata

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_metadata(
    registry: Connection,
) -> ServerMetadata:
    """Read what log-in offers

    Metadata of the authorization server, RFC 8414.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/.well-known/oauth-authorization-server",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ServerMetadata.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
