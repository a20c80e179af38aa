from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.certificate_input import CertificateInput
from ....models.certificate_view import CertificateView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_create(
    registry: AsyncConnection,
    *,
    body: CertificateInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CertificateView:
    """Issue a certificate

    On a completed enrolment that was passed, of the kind that goes with the level of the course,
    under a number and a register number that the school has not used; left out, they are the next of
    the school's series. One live certificate per enrolment.
    """
    headers: dict[str, Any] = {}
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
        "/v1/certificates",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = CertificateView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
