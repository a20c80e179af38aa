from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....types import UNSET, File, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_print(
    registry: AsyncConnection,
    certificate_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> File:
    """Print a certificate

    On the template of the school that issued it, or the one that ships, with the QR code of its page:
    a PDF, for who may issue certificates. Names and days stand there as on the day of issue. One that
    was revoked or replaced is not printed (409 `STATE_FORBIDS`): its paper would look like any other. A text
    that fits its field in no size is a 422 that names the field.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/certificates/{certificate_id}/document".format(
            certificate_id=quote(str(certificate_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200
    raise registry.unexpected(response)
