from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.credential import Credential

if TYPE_CHECKING:
    from ...connection import Connection


def credential_issuer(
    registry: Connection,
) -> Credential:
    """Read who signs credentials

    A controlled identifier document: every key that has signed credentials, as a JWK and as a
    Multikey. Its address is the issuer of each credential.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/credentials/issuer",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = Credential.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
