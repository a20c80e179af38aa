from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.decided_member import DecidedMember
    from ..models.enterprise_view import EnterpriseView
    from ..models.external_id import ExternalId
    from ..models.occupation_view import OccupationView
    from ..models.school_view import SchoolView


T = TypeVar("T", bound="PartnershipView")


@_attrs_define
class PartnershipView:
    """A partnership as clients see it.

    Example:
        {'contactEmail': None, 'contactName': 'Lò Văn Mẫu', 'contactPhone': '+84912345678', 'createdAt':
            '2026-03-02T02:00:00Z', 'enterpriseId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21', 'expiryDate': '2028-03-01',
            'externalIds': [], 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a31', 'level': 'COLLEGE', 'occupationId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'practicePlaces': 20, 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'scope': 'Thực hành tại xưởng', 'signedDate': '2026-03-02', 'updatedAt':
            '2026-03-02T02:00:00Z', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    school_id: UUID
    """ The id of a record, for good. """
    enterprise_id: UUID
    """ The id of a record, for good. """
    occupation_id: UUID
    """ The id of a record, for good. """
    level: str
    """ Code list `training-levels`. """
    signed_date: datetime.date
    """ A day, as in `2026-03-02`. """
    expiry_date: datetime.date | None
    scope: None | str
    """ What the two do together. """
    practice_places: int | None
    """ Trainees whom the enterprise takes at a time for practice. """
    contact_name: None | str
    """ Who speaks for the enterprise in it. """
    contact_phone: None | str
    """ The number to call. """
    contact_email: None | str
    """ Where the contact person reads mail. """
    external_ids: list[ExternalId]
    """ The keys that other systems know it by. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    decided: list[DecidedMember] | Unset = UNSET
    """ Members that the lead agency has corrected: no nightly row changes them, until it says the same
    or the lead agency releases them. """
    school: SchoolView | Unset = UNSET
    """ A school as clients see it. """
    enterprise: EnterpriseView | Unset = UNSET
    """ An enterprise as clients see it. """
    occupation: OccupationView | Unset = UNSET
    """ An occupation as clients see it. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        school_id = str(self.school_id)

        enterprise_id = str(self.enterprise_id)

        occupation_id = str(self.occupation_id)

        level = self.level

        signed_date = self.signed_date.isoformat()

        expiry_date: None | str
        if isinstance(self.expiry_date, datetime.date):
            expiry_date = self.expiry_date.isoformat()
        else:
            expiry_date = self.expiry_date

        scope: None | str
        scope = self.scope

        practice_places: int | None
        practice_places = self.practice_places

        contact_name: None | str
        contact_name = self.contact_name

        contact_phone: None | str
        contact_phone = self.contact_phone

        contact_email: None | str
        contact_email = self.contact_email

        external_ids = []
        for external_ids_item_data in self.external_ids:
            external_ids_item = external_ids_item_data.to_dict()
            external_ids.append(external_ids_item)

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        decided: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.decided, Unset):
            decided = []
            for decided_item_data in self.decided:
                decided_item = decided_item_data.to_dict()
                decided.append(decided_item)

        school: dict[str, Any] | Unset = UNSET
        if not isinstance(self.school, Unset):
            school = self.school.to_dict()

        enterprise: dict[str, Any] | Unset = UNSET
        if not isinstance(self.enterprise, Unset):
            enterprise = self.enterprise.to_dict()

        occupation: dict[str, Any] | Unset = UNSET
        if not isinstance(self.occupation, Unset):
            occupation = self.occupation.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "schoolId": school_id,
                "enterpriseId": enterprise_id,
                "occupationId": occupation_id,
                "level": level,
                "signedDate": signed_date,
                "expiryDate": expiry_date,
                "scope": scope,
                "practicePlaces": practice_places,
                "contactName": contact_name,
                "contactPhone": contact_phone,
                "contactEmail": contact_email,
                "externalIds": external_ids,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )
        if decided is not UNSET:
            field_dict["decided"] = decided
        if school is not UNSET:
            field_dict["school"] = school
        if enterprise is not UNSET:
            field_dict["enterprise"] = enterprise
        if occupation is not UNSET:
            field_dict["occupation"] = occupation

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.decided_member import DecidedMember  # noqa: PLC0415
        from ..models.enterprise_view import EnterpriseView  # noqa: PLC0415
        from ..models.external_id import ExternalId  # noqa: PLC0415
        from ..models.occupation_view import OccupationView  # noqa: PLC0415
        from ..models.school_view import SchoolView  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        school_id = UUID(d.pop("schoolId"))

        enterprise_id = UUID(d.pop("enterpriseId"))

        occupation_id = UUID(d.pop("occupationId"))

        level = d.pop("level")

        signed_date = datetime.date.fromisoformat(d.pop("signedDate"))

        def _parse_expiry_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expiry_date_type_0 = datetime.date.fromisoformat(data)

                return expiry_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        expiry_date = _parse_expiry_date(d.pop("expiryDate"))

        def _parse_scope(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        scope = _parse_scope(d.pop("scope"))

        def _parse_practice_places(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        practice_places = _parse_practice_places(d.pop("practicePlaces"))

        def _parse_contact_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contact_name = _parse_contact_name(d.pop("contactName"))

        def _parse_contact_phone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contact_phone = _parse_contact_phone(d.pop("contactPhone"))

        def _parse_contact_email(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contact_email = _parse_contact_email(d.pop("contactEmail"))

        external_ids = []
        _external_ids = d.pop("externalIds")
        for external_ids_item_data in _external_ids:
            external_ids_item = ExternalId.from_dict(external_ids_item_data)

            external_ids.append(external_ids_item)

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        _decided = d.pop("decided", UNSET)
        decided: list[DecidedMember] | Unset = UNSET
        if _decided is not UNSET:
            decided = []
            for decided_item_data in _decided:
                decided_item = DecidedMember.from_dict(decided_item_data)

                decided.append(decided_item)

        _school = d.pop("school", UNSET)
        school: SchoolView | Unset
        if isinstance(_school, Unset):
            school = UNSET
        else:
            school = SchoolView.from_dict(_school)

        _enterprise = d.pop("enterprise", UNSET)
        enterprise: EnterpriseView | Unset
        if isinstance(_enterprise, Unset):
            enterprise = UNSET
        else:
            enterprise = EnterpriseView.from_dict(_enterprise)

        _occupation = d.pop("occupation", UNSET)
        occupation: OccupationView | Unset
        if isinstance(_occupation, Unset):
            occupation = UNSET
        else:
            occupation = OccupationView.from_dict(_occupation)

        partnership_view = cls(
            id=id,
            school_id=school_id,
            enterprise_id=enterprise_id,
            occupation_id=occupation_id,
            level=level,
            signed_date=signed_date,
            expiry_date=expiry_date,
            scope=scope,
            practice_places=practice_places,
            contact_name=contact_name,
            contact_phone=contact_phone,
            contact_email=contact_email,
            external_ids=external_ids,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            decided=decided,
            school=school,
            enterprise=enterprise,
            occupation=occupation,
        )

        partnership_view.additional_properties = d
        return partnership_view

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
