from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.server_metadata import ServerMetadata
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_discovery(
    registry: Connection,
    *,
    if_none_match: str | Unset = UNSET,
) -> ServerMetadata:
    """Read what log-in offers, where OpenID Connect looks for it

    The same metadata (OpenID Connect Discovery).
    """
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "GET",
        "/.well-known/openid-configuration",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ServerMetadata.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
