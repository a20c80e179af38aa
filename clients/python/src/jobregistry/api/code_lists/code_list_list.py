from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.code_lists import CodeLists

if TYPE_CHECKING:
    from ...connection import Connection


def code_list_list(
    registry: Connection,
) -> CodeLists:
    """List the code lists

    Their names and how many items each has. Open to everybody.
    """

    _kwargs: dict[str, Any] = {}
    response = registry.request(
        "GET",
        "/v1/code-lists",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = CodeLists.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
