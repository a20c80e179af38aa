from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def certificate_page(
    registry: AsyncConnection,
    code: str,
    *,
    lang: str | Unset = UNSET,
) -> str:
    """Show a certificate to whoever has it in hand

    The page that the QR code of a certificate leads to: what stood on the paper and what became of
    it, in Vietnamese or English, without a token. With `Accept: application/json` the same as
    `GET /v1/certificates/verify` with `code`. No code can be guessed; one that stands on no
    certificate is a page that says so.
    """

    params: dict[str, Any] = {}

    params["lang"] = lang

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/c/{code}".format(
            code=quote(str(code), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        return cast(str, response.text)
    raise registry.unexpected(response)
