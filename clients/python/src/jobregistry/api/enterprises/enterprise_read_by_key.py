from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...models.enterprise_view import EnterpriseView

if TYPE_CHECKING:
    from ...connection import Connection


def enterprise_read_by_key(
    registry: Connection,
    system: str,
    value: str,
) -> EnterpriseView:
    """Read an enterprise by a key of one's own

    The key is one that the caller's organisation gave; those of others name nothing here.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/enterprises/by-external-id/{system}/{value}".format(
            system=quote(str(system), safe=""),
            value=quote(str(value), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = EnterpriseView.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
