from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote
from uuid import UUID

from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_credential(
    registry: AsyncConnection,
    certificate_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> str:
    """Read the credential of a certificate

    An Open Badge 3.0, that is a verifiable credential of the data model 2.0: as a JWT (VC-JOSE-COSE,
    EdDSA), or with `Accept: application/vc` with a proof inside (Data Integrity, `eddsa-jcs-2022`).
    It tells what stood on the paper, and where to see whether it was revoked since.
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
        "/v1/certificates/{certificate_id}/credential".format(
            certificate_id=quote(str(certificate_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        return cast(str, response.text)
    raise registry.unexpected(response)
