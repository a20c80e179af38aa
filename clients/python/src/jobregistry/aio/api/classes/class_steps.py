from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.class_steps import ClassSteps
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def class_steps(
    registry: AsyncConnection,
    class_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> ClassSteps:
    """List the steps of a class

    All of them, in the order in which they were recorded, with those that were taken back. The plan
    is no step: it is the class itself. `organisationId` is null unless it is the caller's own, but for
    the province.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/classes/{class_id}/steps".format(
            class_id=quote(str(class_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ClassSteps.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
