from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...models.import_template_format import ImportTemplateFormat
from ...models.import_template_kind import ImportTemplateKind
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def import_template(
    registry: Connection,
    kind: ImportTemplateKind,
    *,
    format_: ImportTemplateFormat | Unset = UNSET,
) -> bytes:
    """Read a template

    A table with the columns of a kind: header and an example row; as XLSX also a sheet that
    explains the columns in Vietnamese, and the codes of lists to choose from.
    """

    params: dict[str, Any] = {}

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_.value

    params["format"] = json_format_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/imports/templates/{kind}".format(
            kind=quote(str(kind), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        return response.content
    raise registry.unexpected(response)
