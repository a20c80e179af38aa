from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.occupation_import import OccupationImport
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def occupation_import(
    registry: Connection,
    *,
    body: list[int] | str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> OccupationImport:
    """Import occupations

    A table as CSV in UTF-8 or the first sheet of an XLSX workbook, in one of two forms.

    *The national list as it is published* (Circular 26/2020): somewhere in the first rows the
    columns `Mã` and `Tên gọi`, once or several times side by side. Codes of seven digits that begin
    with 5 (trung cấp, `INTERMEDIATE`) or 6 (cao đẳng, `COLLEGE`) are occupations; the other rows are
    headings, which are skipped and counted. The field follows the group: 62 and 64 are agricultural.
    A known occupation keeps its field and its English name.

    *With the header* `code,nameVi,nameEn,level,field`: codes of the national list, where `level` may
    be empty and must agree else, and of the province, of any level.

    Rows create or update by code, all or none: each fault is named by the line of the file and the
    column, as `/3/code`. Rows with more columns go in by `POST /v1/imports`, kind `occupations`.
    """
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {}
    if isinstance(body, list[int]):
        _kwargs["content"] = body.payload

        headers["Content-Type"] = (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
    if isinstance(body, str):
        _kwargs["content"] = body.payload

        headers["Content-Type"] = "text/csv"
    _kwargs["headers"] = headers
    response = registry.request(
        "POST",
        "/v1/occupations/import",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = OccupationImport.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
