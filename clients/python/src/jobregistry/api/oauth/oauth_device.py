from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_device(
    registry: Connection,
    *,
    user_code: str | Unset = UNSET,
    ui_locales: str | Unset = UNSET,
) -> str:
    """Let a device log in

    Where the user of a device goes: they log in, type the code that the device shows and are asked whether
    its app may have what it wants.
    """

    params: dict[str, Any] = {}

    params["user_code"] = user_code

    params["ui_locales"] = ui_locales

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/oauth/device",
        **_kwargs,
    )
    if response.status_code == 200:
        return cast(str, response.text)
    raise registry.unexpected(response)
