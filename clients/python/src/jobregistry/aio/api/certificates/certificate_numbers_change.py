from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.certificate_numbers import CertificateNumbers
from ....models.certificate_numbers_input import CertificateNumbersInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_numbers_change(
    registry: AsyncConnection,
    school_id: UUID,
    *,
    body: CertificateNumbersInput,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CertificateNumbers:
    """Say how a school numbers its certificates

    `{seq:04}/{year}-{school}` gives `0001/2026-CD-SONLA`, then `0002/2026-CD-SONLA`, and begins anew
    each year of issue. A number that was given by hand is passed over. No number is left out.
    A school sets its own.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "PUT",
        "/v1/schools/{school_id}/certificate-numbers".format(
            school_id=quote(str(school_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CertificateNumbers.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
