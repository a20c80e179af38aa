from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

if TYPE_CHECKING:
    from ...connection import Connection


def beneficiary_status_delete(
    registry: Connection,
    beneficiary_status_id: UUID,
    *,
    if_match: str,
) -> None:
    """Delete a beneficiary status

    Only while it is claimed, by the organisation that claimed it, the commune or the province;
    what the commune has decided stays.
    """
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "DELETE",
        "/v1/beneficiary-statuses/{beneficiary_status_id}".format(
            beneficiary_status_id=quote(str(beneficiary_status_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 204:
        return None
    raise registry.unexpected(response)
