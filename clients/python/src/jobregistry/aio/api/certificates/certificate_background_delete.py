from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.certificate_template import CertificateTemplate
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_background_delete(
    registry: AsyncConnection,
    school_id: UUID,
    kind: str,
    *,
    if_match: str,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CertificateTemplate:
    """Take the picture behind the texts of certificates away

    The template stays.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "DELETE",
        "/v1/schools/{school_id}/certificate-templates/{kind}/background".format(
            school_id=quote(str(school_id), safe=""),
            kind=quote(str(kind), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CertificateTemplate.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
