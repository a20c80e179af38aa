from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from ....models.certificate_check import CertificateCheck
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_verify(
    registry: AsyncConnection,
    *,
    number: str | Unset = UNSET,
    name: str | Unset = UNSET,
    school_id: UUID | Unset = UNSET,
    code: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> CertificateCheck:
    """Verify a certificate

    Open to everybody, without a token: whether a certificate with this number belongs to a person
    of this name, and whether it still holds. 404 says the same of an unknown number and of
    another name. In place of both, `code` is the one that stands on the certificate.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["number"] = number

    params["name"] = name

    json_school_id: str | Unset = UNSET
    if not isinstance(school_id, Unset):
        json_school_id = str(school_id)
    params["schoolId"] = json_school_id

    params["code"] = code

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/v1/certificates/verify",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CertificateCheck.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
