from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.certificate_status import CertificateStatus

T = TypeVar("T", bound="OtherCertificate")


@_attrs_define
class OtherCertificate:
    """A certificate with the same number and a holder of the same name. `schoolId` asks for it alone."""

    valid: bool
    """ Whether it holds today: neither revoked nor replaced. """
    status: CertificateStatus
    """ Whether a certificate holds. """
    status_date: datetime.date | None
    number: str
    """ Number of the certificate. """
    school_id: UUID
    """ The id of a record, for good. """
    school_name: str
    """ As the school was called on the day of issue. """
    present_school_name: None | str
    """ As the school is called today, where that is another name. """
    issue_date: datetime.date
    """ A day, as in `2026-03-02`. """
    holder_name: str
    """ The name of whom it was issued to. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        valid = self.valid

        status = self.status.value

        status_date: None | str
        if isinstance(self.status_date, datetime.date):
            status_date = self.status_date.isoformat()
        else:
            status_date = self.status_date

        number = self.number

        school_id = str(self.school_id)

        school_name = self.school_name

        present_school_name: None | str
        present_school_name = self.present_school_name

        issue_date = self.issue_date.isoformat()

        holder_name = self.holder_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "valid": valid,
                "status": status,
                "statusDate": status_date,
                "number": number,
                "schoolId": school_id,
                "schoolName": school_name,
                "presentSchoolName": present_school_name,
                "issueDate": issue_date,
                "holderName": holder_name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        valid = d.pop("valid")

        status = CertificateStatus(d.pop("status"))

        def _parse_status_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_date_type_0 = datetime.date.fromisoformat(data)

                return status_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        status_date = _parse_status_date(d.pop("statusDate"))

        number = d.pop("number")

        school_id = UUID(d.pop("schoolId"))

        school_name = d.pop("schoolName")

        def _parse_present_school_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        present_school_name = _parse_present_school_name(d.pop("presentSchoolName"))

        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        holder_name = d.pop("holderName")

        other_certificate = cls(
            valid=valid,
            status=status,
            status_date=status_date,
            number=number,
            school_id=school_id,
            school_name=school_name,
            present_school_name=present_school_name,
            issue_date=issue_date,
            holder_name=holder_name,
        )

        other_certificate.additional_properties = d
        return other_certificate

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
