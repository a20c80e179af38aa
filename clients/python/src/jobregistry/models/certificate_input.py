from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CertificateInput")


@_attrs_define
class CertificateInput:
    """A certificate to issue.

    Example:
        {'enrolmentId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'issueDate': '2026-07-06', 'kind':
            'ELEMENTARY_CERTIFICATE', 'number': 'CCSC.000417', 'registerNumber': '17/2026/SC'}

    """

    enrolment_id: UUID
    number: str
    """ Number on the certificate (số hiệu); unique in the school, whatever its case and spaces. """
    register_number: str
    """ Number in the school's register (số vào sổ); unique in the school likewise. """
    issue_date: datetime.date
    kind: None | str | Unset = UNSET
    """ Code list `certificate-kinds`; when left out, the kind that goes with the course's level. """

    def to_dict(self) -> dict[str, Any]:
        enrolment_id = str(self.enrolment_id)

        number = self.number

        register_number = self.register_number

        issue_date = self.issue_date.isoformat()

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "enrolmentId": enrolment_id,
                "number": number,
                "registerNumber": register_number,
                "issueDate": issue_date,
            }
        )
        if kind is not UNSET:
            field_dict["kind"] = kind

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        enrolment_id = UUID(d.pop("enrolmentId"))

        number = d.pop("number")

        register_number = d.pop("registerNumber")

        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        def _parse_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        certificate_input = cls(
            enrolment_id=enrolment_id,
            number=number,
            register_number=register_number,
            issue_date=issue_date,
            kind=kind,
        )

        return certificate_input
