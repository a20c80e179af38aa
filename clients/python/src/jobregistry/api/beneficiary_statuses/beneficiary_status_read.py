from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ...models.beneficiary_status_view import BeneficiaryStatusView

if TYPE_CHECKING:
    from ...connection import Connection


def beneficiary_status_read(
    registry: Connection,
    beneficiary_status_id: UUID,
) -> BeneficiaryStatusView:
    """Read a beneficiary status

    A group tells of poverty, merit or disability, so reading it is a permission of its own; each
    look is logged.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/beneficiary-statuses/{beneficiary_status_id}".format(
            beneficiary_status_id=quote(str(beneficiary_status_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = BeneficiaryStatusView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
