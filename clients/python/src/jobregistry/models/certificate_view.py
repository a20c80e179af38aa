from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.certificate_status import CertificateStatus
from ..types import UNSET, Unset

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
            'version': 1}

    """

    created_at: datetime.datetime
    enrolment_id: UUID
    holder_name: str
    """ As the trainee was called on the day of issue. """
    id: UUID
    issue_date: datetime.date
    kind: str
    """ Code list `certificate-kinds`. """
    number: str
    register_number: str
    school_id: UUID
    status: CertificateStatus
    """ Whether a certificate holds. """
    trainee_id: UUID
    updated_at: datetime.datetime
    version: int
    replaced_by_id: None | Unset | UUID = UNSET
    replaces_id: None | Unset | UUID = UNSET
    status_date: datetime.date | None | Unset = UNSET
    status_reason: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        created_at = self.created_at.isoformat()

        enrolment_id = str(self.enrolment_id)

        holder_name = self.holder_name

        id = str(self.id)

        issue_date = self.issue_date.isoformat()

        kind = self.kind

        number = self.number

        register_number = self.register_number

        school_id = str(self.school_id)

        status = self.status.value

        trainee_id = str(self.trainee_id)

        updated_at = self.updated_at.isoformat()

        version = self.version

        replaced_by_id: None | str | Unset
        if isinstance(self.replaced_by_id, Unset):
            replaced_by_id = UNSET
        elif isinstance(self.replaced_by_id, UUID):
            replaced_by_id = str(self.replaced_by_id)
        else:
            replaced_by_id = self.replaced_by_id

        replaces_id: None | str | Unset
        if isinstance(self.replaces_id, Unset):
            replaces_id = UNSET
        elif isinstance(self.replaces_id, UUID):
            replaces_id = str(self.replaces_id)
        else:
            replaces_id = self.replaces_id

        status_date: None | str | Unset
        if isinstance(self.status_date, Unset):
            status_date = UNSET
        elif isinstance(self.status_date, datetime.date):
            status_date = self.status_date.isoformat()
        else:
            status_date = self.status_date

        status_reason: None | str | Unset
        if isinstance(self.status_reason, Unset):
            status_reason = UNSET
        else:
            status_reason = self.status_reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "createdAt": created_at,
                "enrolmentId": enrolment_id,
                "holderName": holder_name,
                "id": id,
                "issueDate": issue_date,
                "kind": kind,
                "number": number,
                "registerNumber": register_number,
                "schoolId": school_id,
                "status": status,
                "traineeId": trainee_id,
                "updatedAt": updated_at,
                "version": version,
            }
        )
        if replaced_by_id is not UNSET:
            field_dict["replacedById"] = replaced_by_id
        if replaces_id is not UNSET:
            field_dict["replacesId"] = replaces_id
        if status_date is not UNSET:
            field_dict["statusDate"] = status_date
        if status_reason is not UNSET:
            field_dict["statusReason"] = status_reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        enrolment_id = UUID(d.pop("enrolmentId"))

        holder_name = d.pop("holderName")

        id = UUID(d.pop("id"))

        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        kind = d.pop("kind")

        number = d.pop("number")

        register_number = d.pop("registerNumber")

        school_id = UUID(d.pop("schoolId"))

        status = CertificateStatus(d.pop("status"))

        trainee_id = UUID(d.pop("traineeId"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        version = d.pop("version")

        def _parse_replaced_by_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                replaced_by_id_type_0 = UUID(data)

                return replaced_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        replaced_by_id = _parse_replaced_by_id(d.pop("replacedById", UNSET))

        def _parse_replaces_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                replaces_id_type_0 = UUID(data)

                return replaces_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        replaces_id = _parse_replaces_id(d.pop("replacesId", UNSET))

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

        def _parse_status_reason(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        status_reason = _parse_status_reason(d.pop("statusReason", UNSET))

        certificate_view = cls(
            created_at=created_at,
            enrolment_id=enrolment_id,
            holder_name=holder_name,
            id=id,
            issue_date=issue_date,
            kind=kind,
            number=number,
            register_number=register_number,
            school_id=school_id,
            status=status,
            trainee_id=trainee_id,
            updated_at=updated_at,
            version=version,
            replaced_by_id=replaced_by_id,
            replaces_id=replaces_id,
            status_date=status_date,
            status_reason=status_reason,
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
