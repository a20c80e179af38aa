from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.app_consent_list import AppConsentList
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def consent_list(
    registry: Connection,
    *,
    accept_language: str | Unset = UNSET,
) -> AppConsentList:
    """List what I allow apps

    What one has agreed to at the page that asks before an app may act for one.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = registry.request(
        "GET",
        "/v1/users/me/consents",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = AppConsentList.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
