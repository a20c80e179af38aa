from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.authorization_params import AuthorizationParams
from ...models.pushed_view import PushedView

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_push(
    registry: Connection,
    *,
    body: AuthorizationParams,
) -> PushedView:
    """Send a request for authorization ahead

    Takes the parameters of `/oauth/authorize` in a form (RFC 9126). The browser is then sent there with
    `client_id` and the `request_uri` of this answer alone.
    """
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["data"] = body.to_dict()

    headers["Content-Type"] = "application/x-www-form-urlencoded"
    _kwargs["headers"] = headers
    response = registry.request(
        "POST",
        "/oauth/par",
        **_kwargs,
    )
    if response.status_code == 201:
        response_201 = PushedView.from_dict(response.json())

        return response_201
    raise registry.unexpected(response)
