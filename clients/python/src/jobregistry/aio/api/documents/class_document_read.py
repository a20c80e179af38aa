from __future__ import annotations

import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.class_document_read_csv import ClassDocumentReadCsv
from ....models.class_document_read_format import ClassDocumentReadFormat
from ....models.class_document_read_list import ClassDocumentReadList
from ....types import UNSET, File, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def class_document_read(
    registry: AsyncConnection,
    class_id: UUID,
    list_: ClassDocumentReadList,
    *,
    format_: ClassDocumentReadFormat | Unset = UNSET,
    csv: ClassDocumentReadCsv | Unset = UNSET,
    reveal: bool | Unset = UNSET,
    month: str | Unset = UNSET,
    date: datetime.date | Unset = UNSET,
    authority: str | Unset = UNSET,
    place: str | Unset = UNSET,
    accept_language: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> File:
    """Print a list of a class

    As offices lay it out, on A4 across: the body above and the school, the state's motto, title, class,
    occupation, level, days and place, Vietnamese headings, labels in place of codes, people by given
    name, the headings on each page, place and day, and room for two signatures. In English by
    `Accept-Language`. As PDF, as XLSX, or as CSV the table alone: `Accept` decides, or `format`.

    - `trainees`: who has a seat
    - `results`: who has studied, with hours, score and result
    - `certificate-register`: certificates as they stood on the paper, with those revoked or reissued
    - `roll`: who has a seat, and an empty column for each day of a `month`
    - `beneficiaries`: who had a confirmed beneficiary status on the first day of the class, or was booked
      under one; it needs `beneficiaries:read`

    It has the people whom the caller sees among the enrolments and trainees, and needs the scopes of both
    and of classes; that of certificates for their register. Numbers of documents and phones are masked,
    and ethnic groups left out, unless a caller who holds `trainees.pii:read` asks for them with
    `reveal=true`. Where it is a part of the list, it says so, and so does `X-Registry-Warning`
    (`PAPER_PARTIAL`). A parameter that says nothing of the list is a 400 (`PARAMETER_UNEXPECTED`).
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    params: dict[str, Any] = {}

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_.value

    params["format"] = json_format_

    json_csv: str | Unset = UNSET
    if not isinstance(csv, Unset):
        json_csv = csv.value

    params["csv"] = json_csv

    params["reveal"] = reveal

    params["month"] = month

    json_date: str | Unset = UNSET
    if not isinstance(date, Unset):
        json_date = date.isoformat()
    params["date"] = json_date

    params["authority"] = authority

    params["place"] = place

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    _kwargs["params"] = params
    response = await registry.request(
        "GET",
        "/v1/classes/{class_id}/documents/{list_}".format(
            class_id=quote(str(class_id), safe=""),
            list_=quote(str(list_), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200
    raise registry.unexpected(response)
