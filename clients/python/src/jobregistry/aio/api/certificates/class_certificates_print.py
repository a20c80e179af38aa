from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....types import UNSET, File, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def class_certificates_print(
    registry: AsyncConnection,
    class_id: UUID,
    *,
    kind: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> File:
    """Print the certificates of a class

    Those that hold, a page each: by the school that issued them, each on its own template, and by given
    name; otherwise as a single one.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    params["kind"] = kind

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/v1/classes/{class_id}/documents/certificates".format(
            class_id=quote(str(class_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200
    raise registry.unexpected(response)
