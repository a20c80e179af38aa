from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.case_view import CaseView

if TYPE_CHECKING:
    from ...connection import Connection


def enrolment_case_read(
    registry: Connection,
    enrolment_case_id: UUID,
) -> CaseView:
    """Read an enrolment case

    With both enrolments by their ids: the one that the case is of, and the other one.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/enrolment-cases/{enrolment_case_id}".format(
            enrolment_case_id=quote(str(enrolment_case_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CaseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
