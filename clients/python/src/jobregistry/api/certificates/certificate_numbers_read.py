from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.certificate_numbers import CertificateNumbers

if TYPE_CHECKING:
    from ...connection import Connection


def certificate_numbers_read(
    registry: Connection,
    school_id: UUID,
) -> CertificateNumbers:
    """Read how a school numbers its certificates

    The patterns by which a certificate gets its number where the school gives none.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/schools/{school_id}/certificate-numbers".format(
            school_id=quote(str(school_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CertificateNumbers.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
