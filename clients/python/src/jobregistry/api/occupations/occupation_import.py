from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.occupation_import import OccupationImport
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import Connection


def occupation_import(
    registry: Connection,
    *,
    body: str,
    idempotency_key: str | Unset = UNSET,
) -> OccupationImport:
    """Import the national list

    A CSV file in UTF-8 with the header `code,nameVi,nameEn,level,field`. A code has seven digits
    and begins with 5 (trung cấp, `INTERMEDIATE`) or 6 (cao đẳng, `COLLEGE`); `level` may be
    empty, else it must agree. Rows create or update by code, all or none: each fault is named by
    the line of the file and the column, as `/3/code`.
    """
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {}
    _kwargs["content"] = body
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
