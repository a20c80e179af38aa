from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.certificate_status import CertificateStatus

if TYPE_CHECKING:
    from ..models.other_certificate import OtherCertificate


T = TypeVar("T", bound="CertificateCheck")


@_attrs_define
class CertificateCheck:
    """Whether a certificate holds, what stands on it, and which others have its number and holder.

    Example:
        {'courseName': 'Kỹ thuật chế biến món ăn', 'holderBirthDate': '2004-05-17', 'holderName': 'Lò Thị Mai',
            'imprintRecorded': True, 'issueDate': '2026-07-06', 'kind': 'ELEMENTARY_CERTIFICATE', 'level': 'ELEMENTARY_1',
            'number': 'CCSC.000417', 'occupationName': 'Kỹ thuật chế biến món ăn', 'others': [], 'othersTotal': 0,
            'presentSchoolName': None, 'registerNumber': '17/2026/SC', 'reinstatedDate': None, 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14', 'schoolName': 'Trường Cao đẳng Sơn La', 'status': 'ISSUED',
            'statusDate': None, 'trainingEnd': '2026-06-26', 'trainingStart': '2026-03-02', 'valid': True}

    """

    valid: bool
    """ Whether it holds today: neither revoked nor replaced. """
    status: CertificateStatus
    """ Whether a certificate holds. """
    status_date: datetime.date | None
    reinstated_date: datetime.date | None
    kind: str
    """ Code list `certificate-kinds`. """
    number: str
    """ Number of the certificate. """
    register_number: str
    """ Number in the school's register (số vào sổ). """
    school_id: UUID
    """ The id of a record, for good. """
    school_name: str
    """ As the school was called on the day of issue. """
    present_school_name: None | str
    """ As the school is called today, where that is another name. """
    course_name: str
    """ As the course was called on the day of issue. """
    occupation_name: str
    """ As the occupation was called on the day of issue. """
    level: str
    """ Code list `training-levels`. """
    training_start: datetime.date
    """ A day, as in `2026-03-02`. """
    training_end: datetime.date
    """ A day, as in `2026-03-02`. """
    issue_date: datetime.date
    """ A day, as in `2026-03-02`. """
    holder_name: str
    """ The name of whom it was issued to. """
    holder_birth_date: str
    """ A day as `YYYY-MM-DD`, or as `YYYY-MM` or `YYYY` where more is not known """
    imprint_recorded: bool
    """ Whether names and dates were kept at issue. False of certificates from before they were
    kept: of these the names of school, course and occupation, the dates of the training and the
    date of birth are those of the day of the upgrade. """
    others: list[OtherCertificate]
    """ Others with this number and a holder of this name, the likeliest first; 20 at most. """
    others_total: int
    """ How many others there are. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        valid = self.valid

        status = self.status.value

        status_date: None | str
        if isinstance(self.status_date, datetime.date):
            status_date = self.status_date.isoformat()
        else:
            status_date = self.status_date

        reinstated_date: None | str
        if isinstance(self.reinstated_date, datetime.date):
            reinstated_date = self.reinstated_date.isoformat()
        else:
            reinstated_date = self.reinstated_date

        kind = self.kind

        number = self.number

        register_number = self.register_number

        school_id = str(self.school_id)

        school_name = self.school_name

        present_school_name: None | str
        present_school_name = self.present_school_name

        course_name = self.course_name

        occupation_name = self.occupation_name

        level = self.level

        training_start = self.training_start.isoformat()

        training_end = self.training_end.isoformat()

        issue_date = self.issue_date.isoformat()

        holder_name = self.holder_name

        holder_birth_date = self.holder_birth_date

        imprint_recorded = self.imprint_recorded

        others = []
        for others_item_data in self.others:
            others_item = others_item_data.to_dict()
            others.append(others_item)

        others_total = self.others_total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "valid": valid,
                "status": status,
                "statusDate": status_date,
                "reinstatedDate": reinstated_date,
                "kind": kind,
                "number": number,
                "registerNumber": register_number,
                "schoolId": school_id,
                "schoolName": school_name,
                "presentSchoolName": present_school_name,
                "courseName": course_name,
                "occupationName": occupation_name,
                "level": level,
                "trainingStart": training_start,
                "trainingEnd": training_end,
                "issueDate": issue_date,
                "holderName": holder_name,
                "holderBirthDate": holder_birth_date,
                "imprintRecorded": imprint_recorded,
                "others": others,
                "othersTotal": others_total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.other_certificate import OtherCertificate  # noqa: PLC0415

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

        def _parse_reinstated_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reinstated_date_type_0 = datetime.date.fromisoformat(data)

                return reinstated_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        reinstated_date = _parse_reinstated_date(d.pop("reinstatedDate"))

        kind = d.pop("kind")

        number = d.pop("number")

        register_number = d.pop("registerNumber")

        school_id = UUID(d.pop("schoolId"))

        school_name = d.pop("schoolName")

        def _parse_present_school_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        present_school_name = _parse_present_school_name(d.pop("presentSchoolName"))

        course_name = d.pop("courseName")

        occupation_name = d.pop("occupationName")

        level = d.pop("level")

        training_start = datetime.date.fromisoformat(d.pop("trainingStart"))

        training_end = datetime.date.fromisoformat(d.pop("trainingEnd"))

        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        holder_name = d.pop("holderName")

        holder_birth_date = d.pop("holderBirthDate")

        imprint_recorded = d.pop("imprintRecorded")

        others = []
        _others = d.pop("others")
        for others_item_data in _others:
            others_item = OtherCertificate.from_dict(others_item_data)

            others.append(others_item)

        others_total = d.pop("othersTotal")

        certificate_check = cls(
            valid=valid,
            status=status,
            status_date=status_date,
            reinstated_date=reinstated_date,
            kind=kind,
            number=number,
            register_number=register_number,
            school_id=school_id,
            school_name=school_name,
            present_school_name=present_school_name,
            course_name=course_name,
            occupation_name=occupation_name,
            level=level,
            training_start=training_start,
            training_end=training_end,
            issue_date=issue_date,
            holder_name=holder_name,
            holder_birth_date=holder_birth_date,
            imprint_recorded=imprint_recorded,
            others=others,
            others_total=others_total,
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
