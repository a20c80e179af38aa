from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...models.error_code_view import ErrorCodeView

if TYPE_CHECKING:
    from ...connection import Connection


def error_code_read(
    registry: Connection,
    code: str,
) -> ErrorCodeView:
    """Read an error code

    The `type` of a problem leads here.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/error-codes/{code}".format(
            code=quote(str(code), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = ErrorCodeView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
