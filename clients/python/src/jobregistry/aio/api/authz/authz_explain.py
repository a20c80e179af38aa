from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.explain_input import ExplainInput
from ....models.explain_view import ExplainView
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def authz_explain(
    registry: AsyncConnection,
    *,
    body: ExplainInput,
    idempotency_key: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> ExplainView:
    """Ask why I may or may not

    For the caller and an operation, or an operation on a row: which of role, scope and reach is missing. A
    row out of reach and one that is not there are answered alike.
    """
    headers: dict[str, Any] = {}
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
        "/v1/authz/explain",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ExplainView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
