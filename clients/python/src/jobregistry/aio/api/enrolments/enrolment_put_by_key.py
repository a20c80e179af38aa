from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ....models.enrolment_upsert import EnrolmentUpsert
from ....models.enrolment_view import EnrolmentView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enrolment_put_by_key(
    registry: AsyncConnection,
    system: str,
    value: str,
    *,
    body: EnrolmentUpsert,
    if_match: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> EnrolmentView:
    """Send an enrolment under a key of one's own

    Enrols (201) or updates (200) the enrolment that the caller's key names; the same content
    again changes nothing and keeps the `ETag`. Trainee and class are named by id or by a key of
    the caller's organisation. The rules are those of enrolling, changing and each step. An
    enrolment of the same trainee in the same class that has no key of this system takes this one.
    With `status` it is taken to where it stands in the school's system by the shortest way, one
    audit event for each step; where no way leads there, the answer is 409 and nothing is stored.
    ELIGIBLE on the way needs the scope `enrolments:confirm`. TRANSFERRED has its own operation,
    which names the class. Keys in `externalIds` are added; none is taken away.
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
        "/v1/enrolments/by-external-id/{system}/{value}".format(
            system=quote(str(system), safe=""),
            value=quote(str(value), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = EnrolmentView.from_dict(response.json())

        return response_200
    if response.status_code == 201:
        response_201 = EnrolmentView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
