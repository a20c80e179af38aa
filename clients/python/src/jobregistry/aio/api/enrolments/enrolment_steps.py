from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.steps import Steps
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enrolment_steps(
    registry: AsyncConnection,
    enrolment_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> Steps:
    """List the steps of an enrolment

    All of them, in the order in which they were recorded, with those that were taken back. The
    application is no step: it is the enrolment itself. `organisationId` is null unless it is the
    caller's own, but for the province.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/enrolments/{enrolment_id}/steps".format(
            enrolment_id=quote(str(enrolment_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = Steps.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
