from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...types import File

if TYPE_CHECKING:
    from ...connection import Connection


def certificate_background_read(
    registry: Connection,
    school_id: UUID,
    kind: str,
) -> File:
    """Read the picture behind the texts of certificates

    As it was sent, for who may issue certificates there. 404 where there is none.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/schools/{school_id}/certificate-templates/{kind}/background".format(
            school_id=quote(str(school_id), safe=""),
            kind=quote(str(kind), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200
    raise registry.unexpected(response)
