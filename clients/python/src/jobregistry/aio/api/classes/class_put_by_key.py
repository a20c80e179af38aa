from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....models.class_upsert import ClassUpsert
from ....models.class_view import ClassView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def class_put_by_key(
    registry: AsyncConnection,
    system: str,
    value: str,
    *,
    body: ClassUpsert,
    if_match: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ClassView:
    """Send a class under a key of one's own

    Creates (201) or updates (200) the class that the caller's key names; the same content again
    changes nothing and keeps the `ETag`. The rules are those of planning and changing a class. A
    class of the same code that has no key of this system takes this one. With `status` it is
    taken to where it stands in the school's system, step by step and by the rules of each; where
    no way leads there, the answer is 409 and nothing is stored. Keys in `externalIds` are added;
    none is taken away.
    """
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

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
        "PUT",
        "/v1/classes/by-external-id/{system}/{value}".format(
            system=quote(str(system), safe=""),
            value=quote(str(value), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ClassView.from_dict(response.json())

        return response_200
    if response.status_code == 201:
        response_201 = ClassView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
