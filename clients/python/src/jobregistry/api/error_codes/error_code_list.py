from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.error_codes import ErrorCodes

if TYPE_CHECKING:
    from ...connection import Connection


def error_code_list(
    registry: Connection,
) -> ErrorCodes:
    """List error codes

    The whole table. A code never changes its meaning.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/error-codes",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ErrorCodes.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
