from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.class_certificates import ClassCertificates
from ....models.class_certificates_input import ClassCertificatesInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_issue_to_class(
    registry: AsyncConnection,
    class_id: UUID,
    *,
    body: ClassCertificatesInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ClassCertificates:
    """Issue the certificates of a class

    One on each completed enrolment that was passed and has had none, under the next numbers of the school's
    series (`/v1/schools/{school_id}/certificate-numbers`), in the order of the names. What becomes of each
    completed enrolment is told; the rules and codes are those of a single issue. Whose certificate was
    revoked gets another one singly. Up to 500 at once: send the same again while there is `more`.
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
        "/v1/classes/{class_id}/certificates".format(
            class_id=quote(str(class_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ClassCertificates.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
