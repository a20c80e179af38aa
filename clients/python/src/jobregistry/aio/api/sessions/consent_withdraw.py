from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def consent_withdraw(
    registry: AsyncConnection,
    consent_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> None:
    """Take back what I allow an app

    All its tokens are refused from the next request on; it asks again when it is next used.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "DELETE",
        "/v1/users/me/consents/{consent_id}".format(
            consent_id=quote(str(consent_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
