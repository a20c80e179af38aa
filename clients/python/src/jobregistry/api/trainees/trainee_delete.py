from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

if TYPE_CHECKING:
    from ...connection import Connection


def trainee_delete(
    registry: Connection,
    trainee_id: UUID,
    *,
    if_match: str,
) -> None:
    """Delete a trainee

    Only somebody who was never enrolled and has no beneficiary status. A school that did not
    register the person alone gives up its own relation; the record stays for the others.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "DELETE",
        "/v1/trainees/{trainee_id}".format(
            trainee_id=quote(str(trainee_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
