from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.certificate_status import CertificateStatus

T = TypeVar("T", bound="CertificateView")


@_attrs_define
class CertificateView:
    """A certificate as clients see it.

    Example:
        {'createdAt': '2026-07-06T03:00:00Z', 'enrolmentId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'holderName': 'Lò
            Thị Mai', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a31', 'issueDate': '2026-07-06', 'kind':
            'ELEMENTARY_CERTIFICATE', 'number': 'CCSC.000417', 'registerNumber': '17/2026/SC', 'replacedById': None,
            'replacesId': None, 'schoolId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14', 'status': 'ISSUED', 'statusDate': None,
            'statusReason': None, 'traineeId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'updatedAt': '2026-07-06T03:00:00Z',
            'verificationUrl': 'https://registry.example.vn/c/0H3KX7V9Q2M4T8WZ5B6C1DEFGJNPRSY', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    enrolment_id: UUID
    """ The id of a record, for good. """
    trainee_id: UUID
    """ The id of a record, for good. """
    school_id: UUID
    """ The id of a record, for good. """
    kind: str
    """ Code list `certificate-kinds`. """
    number: str
    """ Number of the certificate. """
    register_number: str
    """ Number in the school's register (số vào sổ). """
    holder_name: str
    """ As the trainee was called on the day of issue. """
    issue_date: datetime.date
    """ A day, as in `2026-03-02`. """
    status: CertificateStatus
    """ Whether a certificate holds. """
    status_date: datetime.date | None
    status_reason: None | str
    """ Why it has this status, where somebody said so. """
    replaces_id: None | UUID
    replaced_by_id: None | UUID
    verification_url: str
    """ The page that tells everybody what stands on the certificate and what became of it: for its
    QR code. Whoever has the address can read the page, and nobody can guess it. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        enrolment_id = str(self.enrolment_id)

        trainee_id = str(self.trainee_id)

        school_id = str(self.school_id)

        kind = self.kind

        number = self.number

        register_number = self.register_number

        holder_name = self.holder_name

        issue_date = self.issue_date.isoformat()

        status = self.status.value

        status_date: None | str
        if isinstance(self.status_date, datetime.date):
            status_date = self.status_date.isoformat()
        else:
            status_date = self.status_date

        status_reason: None | str
        status_reason = self.status_reason

        replaces_id: None | str
        if isinstance(self.replaces_id, UUID):
            replaces_id = str(self.replaces_id)
        else:
            replaces_id = self.replaces_id

        replaced_by_id: None | str
        if isinstance(self.replaced_by_id, UUID):
            replaced_by_id = str(self.replaced_by_id)
        else:
            replaced_by_id = self.replaced_by_id

        verification_url = self.verification_url

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "enrolmentId": enrolment_id,
                "traineeId": trainee_id,
                "schoolId": school_id,
                "kind": kind,
                "number": number,
                "registerNumber": register_number,
                "holderName": holder_name,
                "issueDate": issue_date,
                "status": status,
                "statusDate": status_date,
                "statusReason": status_reason,
                "replacesId": replaces_id,
                "replacedById": replaced_by_id,
                "verificationUrl": verification_url,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        enrolment_id = UUID(d.pop("enrolmentId"))

        trainee_id = UUID(d.pop("traineeId"))

        school_id = UUID(d.pop("schoolId"))

        kind = d.pop("kind")

        number = d.pop("number")

        register_number = d.pop("registerNumber")

        holder_name = d.pop("holderName")

        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

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

        def _parse_status_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        status_reason = _parse_status_reason(d.pop("statusReason"))

        def _parse_replaces_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                replaces_id_type_0 = UUID(data)

                return replaces_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        replaces_id = _parse_replaces_id(d.pop("replacesId"))

        def _parse_replaced_by_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                replaced_by_id_type_0 = UUID(data)

                return replaced_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        replaced_by_id = _parse_replaced_by_id(d.pop("replacedById"))

        verification_url = d.pop("verificationUrl")

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        certificate_view = cls(
            id=id,
            enrolment_id=enrolment_id,
            trainee_id=trainee_id,
            school_id=school_id,
            kind=kind,
            number=number,
            register_number=register_number,
            holder_name=holder_name,
            issue_date=issue_date,
            status=status,
            status_date=status_date,
            status_reason=status_reason,
            replaces_id=replaces_id,
            replaced_by_id=replaced_by_id,
            verification_url=verification_url,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        certificate_view.additional_properties = d
        return certificate_view

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
