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
    """ The id of a record, for good. """
    issue_date: datetime.date
    """ A day, as in `2026-03-02`. """
    kind: None | str | Unset = UNSET
    """ Code list `certificate-kinds`; when left out, the kind that goes with the course's level. """
    number: None | str | Unset = UNSET
    """ Number on the certificate (số hiệu); unique in the school, whatever its case and spaces. Left out:
    the next of the school's series (`/v1/schools/{school_id}/certificate-numbers`). """
    register_number: None | str | Unset = UNSET
    """ Number in the school's register (số vào sổ); unique in the school and left out likewise. """

    def to_dict(self) -> dict[str, Any]:
        enrolment_id = str(self.enrolment_id)

        issue_date = self.issue_date.isoformat()

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        register_number: None | str | Unset
        if isinstance(self.register_number, Unset):
            register_number = UNSET
        else:
            register_number = self.register_number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "enrolmentId": enrolment_id,
                "issueDate": issue_date,
            }
        )
        if kind is not UNSET:
            field_dict["kind"] = kind
        if number is not UNSET:
            field_dict["number"] = number
        if register_number is not UNSET:
            field_dict["registerNumber"] = register_number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        enrolment_id = UUID(d.pop("enrolmentId"))

        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        def _parse_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        def _parse_register_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        register_number = _parse_register_number(d.pop("registerNumber", UNSET))

        certificate_input = cls(
            enrolment_id=enrolment_id,
            issue_date=issue_date,
            kind=kind,
            number=number,
            register_number=register_number,
        )

        return certificate_input
