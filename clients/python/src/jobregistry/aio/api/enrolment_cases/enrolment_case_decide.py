from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.case_decision_input import CaseDecisionInput
from ....models.case_view import CaseView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def enrolment_case_decide(
    registry: AsyncConnection,
    enrolment_case_id: UUID,
    *,
    body: CaseDecisionInput,
    if_match: str,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> CaseView:
    """Decide on an enrolment case

    CLEARED: both trainings stand. UPHELD: the rule is broken. The enrolment itself stays as it is. A decision
    may be followed by another one. The payment of support will ask for the decision, and pay nothing for an
    enrolment of which a case is UPHELD; nothing asks yet.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

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
        "POST",
        "/v1/enrolment-cases/{enrolment_case_id}/decisions".format(
            enrolment_case_id=quote(str(enrolment_case_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CaseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
