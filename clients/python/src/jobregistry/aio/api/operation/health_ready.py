from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.health import Health

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def health_ready(
    registry: AsyncConnection,
) -> Health:
    """Whether requests can be served

    Asks the database; 503 when it does not answer.
    """

    _kwargs: dict[str, Any] = {}
    response = await registry.request(
        "GET",
        "/health/ready",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = Health.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
