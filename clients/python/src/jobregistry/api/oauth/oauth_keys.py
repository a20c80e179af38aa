from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.key_set import KeySet
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_keys(
    registry: Connection,
    *,
    if_none_match: str | Unset = UNSET,
) -> KeySet:
    """Read the keys

    The public keys that verify access tokens and ID tokens. A new key stands here before it signs.
    """
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "GET",
        "/.well-known/jwks.json",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = KeySet.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
