from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.rules import Rules
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def rule_list(
    registry: Connection,
    *,
    accept_language: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Rules:
    """List the rules

    Every rule behind a 409 or 422: its code, the operations that hold it and the members that it reads. What can
    be said of the row alone is said as JSON Logic, true where the rule is kept. The shape of bodies is in
    `/openapi.json`. Rows of imports are held to the rules of their kind.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "GET",
        "/v1/rules",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = Rules.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
