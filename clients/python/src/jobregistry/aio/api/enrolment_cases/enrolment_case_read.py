from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.case_view import CaseView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enrolment_case_read(
    registry: AsyncConnection,
    enrolment_case_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> CaseView:
    """Read an enrolment case

    With both enrolments by their ids: the one that the case is of, and the other one.
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
        "/v1/enrolment-cases/{enrolment_case_id}".format(
            enrolment_case_id=quote(str(enrolment_case_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CaseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
