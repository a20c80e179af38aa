from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

if TYPE_CHECKING:
    from ...connection import Connection


def certificate_page_credential(
    registry: Connection,
    code: str,
) -> str:
    """Take the credential of a certificate that one has in hand

    As `GET /v1/certificates/{certificate_id}/credential`, without a token: the page of the code tells
    as much.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/c/{code}/credential".format(
            code=quote(str(code), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        return cast(str, response.text)
    raise registry.unexpected(response)
