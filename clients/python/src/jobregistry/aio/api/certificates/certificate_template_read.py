from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.certificate_template import CertificateTemplate
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_template_read(
    registry: AsyncConnection,
    school_id: UUID,
    kind: str,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> CertificateTemplate:
    """Read what a school prints certificates of a kind on

    Its own template, or the one that ships (`shipped`). For who may issue certificates there: whoever
    holds a school's form can forge what it issues.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
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
