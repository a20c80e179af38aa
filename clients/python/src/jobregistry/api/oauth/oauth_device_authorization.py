from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.device_form import DeviceForm
from ...models.device_view import DeviceView

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_device_authorization(
    registry: Connection,
    *,
    body: DeviceForm,
) -> DeviceView:
    """Begin log-in by a code

    For devices without a keyboard or a browser (RFC 8628): the device shows `user_code` and the address,
    and asks `/oauth/token` with `device_code` until somebody has decided at `/oauth/device`.
    """
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["data"] = body.to_dict()

    headers["Content-Type"] = "application/x-www-form-urlencoded"
    _kwargs["headers"] = headers
    response = registry.request(
        "POST",
        "/oauth/device_authorization",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = DeviceView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
