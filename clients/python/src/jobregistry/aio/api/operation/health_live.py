from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.health import Health

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def health_live(
    registry: AsyncConnection,
) -> Health:
    """Whether the process runs

    Answers as long as the process can answer anything.
    """

    _kwargs: dict[str, Any] = {}
    response = await registry.request(
        "GET",
        "/health/live",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = Health.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
