from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.certificate_view import CertificateView
from ....models.undo_input import UndoInput
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_undo(
    registry: AsyncConnection,
    certificate_id: UUID,
    *,
    body: UndoInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CertificateView:
    """Take the revocation of a certificate back

    By the organisation that revoked it, within seven days (`REGISTRY_UNDO_DAYS`), or by the lead agency
    at any time. It holds again, and verifying it tells so with `reinstatedDate`. 409 `STEP_IN_USE` while
    another certificate holds for the enrolment; one that was replaced holds again when the one in its
    place has been revoked. 422 when the enrolment is not completed and passed any more, or was completed
    after the issue.
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
        "/v1/certificates/{certificate_id}/undo".format(
            certificate_id=quote(str(certificate_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CertificateView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
