from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.steps import Steps

if TYPE_CHECKING:
    from ...connection import Connection


def enrolment_steps(
    registry: Connection,
    enrolment_id: UUID,
) -> Steps:
    """List the steps of an enrolment

    All of them, in the order in which they were recorded, with those that were taken back. The
    application is no step: it is the enrolment itself. `organisationId` is null unless it is the
    caller's own, but for the province.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
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
