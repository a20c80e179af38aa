from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.certificate_view import CertificateView
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def certificate_read(
    registry: Connection,
    certificate_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> CertificateView:
    """Read a certificate

    With the certificates that it replaces or was replaced by.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "GET",
        "/v1/certificates/{certificate_id}".format(
            certificate_id=quote(str(certificate_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CertificateView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
