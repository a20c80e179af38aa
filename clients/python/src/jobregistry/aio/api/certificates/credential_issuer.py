from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.credential import Credential
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def credential_issuer(
    registry: AsyncConnection,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Credential:
    """Read who signs credentials

    A controlled identifier document: every key that has signed credentials, as a JWK and as a
    Multikey. Its address is the issuer of each credential.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/credentials/issuer",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = Credential.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
