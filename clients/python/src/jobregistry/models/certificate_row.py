from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CertificateRow")


@_attrs_define
class CertificateRow:
    """A certificate as a row of a file. Enrolment and number are its key; without a number, enrolment
    and day.

        Example:
            {'certificateKind': 'ELEMENTARY_CERTIFICATE', 'enrolment': 'GD-2026-00417', 'issueDate': '2026-12-04', 'number':
                'CCSC.000417', 'registerNumber': '17/2026/SC'}

    """

    issue_date: datetime.date
    enrolment: None | str | Unset = UNSET
    """ The school's own key of the enrolment; or give `enrolmentId`. """
    enrolment_id: None | Unset | UUID = UNSET
    certificate_kind: None | str | Unset = UNSET
    """ Code list `certificate-kinds`; when left out, the kind that goes with the course's level. """
    number: None | str | Unset = UNSET
    """ Number on the certificate (số hiệu); unique in the school, whatever its case and spaces. Left
    out: the next of the school's series. """
    register_number: None | str | Unset = UNSET
    """ Number in the school's register (số vào sổ); unique in the school and left out likewise. """

    def to_dict(self) -> dict[str, Any]:
        issue_date = self.issue_date.isoformat()

        enrolment: None | str | Unset
        if isinstance(self.enrolment, Unset):
            enrolment = UNSET
        else:
            enrolment = self.enrolment

        enrolment_id: None | str | Unset
        if isinstance(self.enrolment_id, Unset):
            enrolment_id = UNSET
        elif isinstance(self.enrolment_id, UUID):
            enrolment_id = str(self.enrolment_id)
        else:
            enrolment_id = self.enrolment_id

        certificate_kind: None | str | Unset
        if isinstance(self.certificate_kind, Unset):
            certificate_kind = UNSET
        else:
            certificate_kind = self.certificate_kind

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
                "issueDate": issue_date,
            }
        )
        if enrolment is not UNSET:
            field_dict["enrolment"] = enrolment
        if enrolment_id is not UNSET:
            field_dict["enrolmentId"] = enrolment_id
        if certificate_kind is not UNSET:
            field_dict["certificateKind"] = certificate_kind
        if number is not UNSET:
            field_dict["number"] = number
        if register_number is not UNSET:
            field_dict["registerNumber"] = register_number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        def _parse_enrolment(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        enrolment = _parse_enrolment(d.pop("enrolment", UNSET))

        def _parse_enrolment_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                enrolment_id_type_0 = UUID(data)

                return enrolment_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        enrolment_id = _parse_enrolment_id(d.pop("enrolmentId", UNSET))

        def _parse_certificate_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        certificate_kind = _parse_certificate_kind(d.pop("certificateKind", UNSET))

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

        certificate_row = cls(
            issue_date=issue_date,
            enrolment=enrolment,
            enrolment_id=enrolment_id,
            certificate_kind=certificate_kind,
            number=number,
            register_number=register_number,
        )

        return certificate_row
