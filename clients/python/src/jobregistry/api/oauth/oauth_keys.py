from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.key_set import KeySet

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_keys(
    registry: Connection,
) -> KeySet:
    """Read the keys

    The public keys that verify access tokens. A new key stands here before it signs.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/.well-known/jwks.json",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = KeySet.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
