from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.certificate_view import CertificateView
from ....models.reissue_input import ReissueInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_reissue(
    registry: AsyncConnection,
    certificate_id: UUID,
    *,
    body: ReissueInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CertificateView:
    """Reissue a certificate

    A new one under new numbers, in the name that the trainee has now; the old one becomes
    REPLACED and both name each other.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

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
        "POST",
        "/v1/certificates/{certificate_id}/reissue".format(
            certificate_id=quote(str(certificate_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = CertificateView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
