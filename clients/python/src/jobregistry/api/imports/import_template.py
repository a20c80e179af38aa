from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...models.import_template_format import ImportTemplateFormat
from ...models.import_template_headings import ImportTemplateHeadings
from ...models.import_template_kind import ImportTemplateKind
from ...types import UNSET, File, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def import_template(
    registry: Connection,
    kind: ImportTemplateKind,
    *,
    format_: ImportTemplateFormat | Unset = UNSET,
    headings: ImportTemplateHeadings | Unset = UNSET,
    accept_language: str | Unset = UNSET,
) -> File:
    """Read a template

    A table to fill in: the columns of a kind, and a row that shows how. That row is marked `Ví dụ` in the
    column of running numbers, and an import leaves it out. The headings are Vietnamese, of the members that
    people write down; with `headings=keys` they are the names of all members. A workbook has drop-downs
    (labels, which an import reads as their codes; with `keys` the codes), checks days, numbers, lengths and
    citizen IDs while somebody types, and explains the columns and codes in sheets of their own.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    params: dict[str, Any] = {}

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_.value

    params["format"] = json_format_

    json_headings: str | Unset = UNSET
    if not isinstance(headings, Unset):
        json_headings = headings.value

    params["headings"] = json_headings

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = registry.request(
        "GET",
        "/v1/imports/templates/{kind}".format(
            kind=quote(str(kind), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200
    raise registry.unexpected(response)
