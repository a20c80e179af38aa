from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.certificate_template import CertificateTemplate
from ....models.certificate_template_body import CertificateTemplateBody
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_template_put(
    registry: AsyncConnection,
    school_id: UUID,
    kind: str,
    *,
    body: CertificateTemplateBody,
    if_match: str,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CertificateTemplate:
    """Say what a school prints certificates of a kind on

    Texts in their places on a page of any size, with names in braces for values, and a QR code. There are
    `fullName`, `birthDate`, `kind`, `kindUpper`, `kindEn`, `number`, `registerNumber`, `issueDate`,
    `issueDay`, `issueMonth`, `issueYear`, `school`, `schoolUpper`, `course`, `occupation`, `level`,
    `levelEn`, `trainingStart`, `trainingEnd`, `place`, `headUpper` and `code`. What reaches beyond the
    page, names no value or has a letter that the font has not is a 422 that names each place. One with
    neither a QR code nor `code` is taken with a warning (`TEMPLATE_UNVERIFIABLE`). A school sets its own.
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
        "/v1/schools/{school_id}/certificate-templates/{kind}".format(
            school_id=quote(str(school_id), safe=""),
            kind=quote(str(kind), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CertificateTemplate.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
