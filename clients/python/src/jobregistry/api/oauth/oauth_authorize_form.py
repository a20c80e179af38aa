from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.authorization_params import AuthorizationParams

if TYPE_CHECKING:
    from ...connection import Connection


def oauth_authorize_form(
    registry: Connection,
    *,
    body: AuthorizationParams,
) -> None:
    """Let somebody log in to an app, by a form

    As the GET, its parameters in a form: the browser is led to the page with them.
    """
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {}
    _kwargs["data"] = body.to_dict()

    headers["Content-Type"] = "application/x-www-form-urlencoded"
    _kwargs["headers"] = headers
    response = registry.request(
        "POST",
        "/oauth/authorize",
        **_kwargs,
    )
    raise registry.unexpected(response)
