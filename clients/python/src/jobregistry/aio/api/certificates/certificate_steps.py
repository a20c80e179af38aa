from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.certificate_steps import CertificateSteps
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_steps(
    registry: AsyncConnection,
    certificate_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> CertificateSteps:
    """List the steps of a certificate

    That it was revoked or replaced, in the order in which it was recorded, with what was taken back. Its
    issue is no step: it is the certificate itself. `organisationId` is null unless it is the caller's own,
    but for the province.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/certificates/{certificate_id}/steps".format(
            certificate_id=quote(str(certificate_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CertificateSteps.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
