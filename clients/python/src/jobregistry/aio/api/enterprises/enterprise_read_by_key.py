from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....models.enterprise_view import EnterpriseView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enterprise_read_by_key(
    registry: AsyncConnection,
    system: str,
    value: str,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> EnterpriseView:
    """Read an enterprise by a key of one's own

    The key is one that the caller's organisation gave; those of others name nothing here.
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
        "/v1/enterprises/by-external-id/{system}/{value}".format(
            system=quote(str(system), safe=""),
            value=quote(str(value), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = EnterpriseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
