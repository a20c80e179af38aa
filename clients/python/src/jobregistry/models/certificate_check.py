from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.certificate_status import CertificateStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="CertificateCheck")


@_attrs_define
class CertificateCheck:
    """Whether a certificate holds, and what it says.

    Example:
        {'courseName': 'Kỹ thuật chế biến món ăn', 'holderName': 'Lò Thị Mai', 'issueDate': '2026-07-06', 'kind':
            'ELEMENTARY_CERTIFICATE', 'number': 'CCSC.000417', 'schoolName': 'Trường Cao đẳng Sơn La', 'status': 'ISSUED',
            'statusDate': None, 'valid': True}

    """

    valid: bool
    """ Whether it holds today: neither revoked nor replaced. """
    status: CertificateStatus
    """ Whether a certificate holds. """
    kind: str
    """ Code list `certificate-kinds`. """
    number: str
    school_name: str
    course_name: str
    issue_date: datetime.date
    holder_name: str
    status_date: datetime.date | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        valid = self.valid

        status = self.status.value

        kind = self.kind

        number = self.number

        school_name = self.school_name

        course_name = self.course_name

        issue_date = self.issue_date.isoformat()

        holder_name = self.holder_name

        status_date: None | str | Unset
        if isinstance(self.status_date, Unset):
            status_date = UNSET
        elif isinstance(self.status_date, datetime.date):
            status_date = self.status_date.isoformat()
        else:
            status_date = self.status_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "valid": valid,
                "status": status,
                "kind": kind,
                "number": number,
                "schoolName": school_name,
                "courseName": course_name,
                "issueDate": issue_date,
                "holderName": holder_name,
            }
        )
        if status_date is not UNSET:
            field_dict["statusDate"] = status_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        valid = d.pop("valid")

        status = CertificateStatus(d.pop("status"))

        kind = d.pop("kind")

        number = d.pop("number")

        school_name = d.pop("schoolName")

        course_name = d.pop("courseName")

        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        holder_name = d.pop("holderName")

        def _parse_status_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_date_type_0 = datetime.date.fromisoformat(data)

                return status_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        status_date = _parse_status_date(d.pop("statusDate", UNSET))

        certificate_check = cls(
            valid=valid,
            status=status,
            kind=kind,
            number=number,
            school_name=school_name,
            course_name=course_name,
            issue_date=issue_date,
            holder_name=holder_name,
            status_date=status_date,
        )

        certificate_check.additional_properties = d
        return certificate_check

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
