from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="PartnershipInput")


@_attrs_define
class PartnershipInput:
    """A partnership as clients send it.

    Example:
        {'contactName': 'Lò Văn Mẫu', 'contactPhone': '+84912345678', 'enterpriseId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21', 'expiryDate': '2028-03-01', 'level': 'COLLEGE', 'occupationId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'practicePlaces': 20, 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'scope': 'Thực hành tại xưởng', 'signedDate': '2026-03-02'}

    """

    enterprise_id: UUID
    """ The id of a record, for good. """
    occupation_id: UUID
    """ The id of a record, for good. """
    level: str
    """ Code list `training-levels`; the occupation's where it has one. """
    signed_date: datetime.date
    """ A day, as in `2026-03-02`. """
    school_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    expiry_date: datetime.date | None | Unset = UNSET
    scope: None | str | Unset = UNSET
    """ What was agreed on. """
    practice_places: int | None | Unset = UNSET
    """ Trainees whom the enterprise takes at a time for practice. """
    contact_name: None | str | Unset = UNSET
    """ Who speaks for the enterprise in it. """
    contact_phone: None | str | Unset = UNSET
    """ Stored as +84…. """
    contact_email: None | str | Unset = UNSET
    """ Where the contact person reads mail. """
    external_ids: list[ExternalId] | Unset = UNSET
    """ Keys of the row in other systems. """

    def to_dict(self) -> dict[str, Any]:
        enterprise_id = str(self.enterprise_id)

        occupation_id = str(self.occupation_id)

        level = self.level

        signed_date = self.signed_date.isoformat()

        school_id: str | Unset = UNSET
        if not isinstance(self.school_id, Unset):
            school_id = str(self.school_id)

        expiry_date: None | str | Unset
        if isinstance(self.expiry_date, Unset):
            expiry_date = UNSET
        elif isinstance(self.expiry_date, datetime.date):
            expiry_date = self.expiry_date.isoformat()
        else:
            expiry_date = self.expiry_date

        scope: None | str | Unset
        if isinstance(self.scope, Unset):
            scope = UNSET
        else:
            scope = self.scope

        practice_places: int | None | Unset
        if isinstance(self.practice_places, Unset):
            practice_places = UNSET
        else:
            practice_places = self.practice_places

        contact_name: None | str | Unset
        if isinstance(self.contact_name, Unset):
            contact_name = UNSET
        else:
            contact_name = self.contact_name

        contact_phone: None | str | Unset
        if isinstance(self.contact_phone, Unset):
            contact_phone = UNSET
        else:
            contact_phone = self.contact_phone

        contact_email: None | str | Unset
        if isinstance(self.contact_email, Unset):
            contact_email = UNSET
        else:
            contact_email = self.contact_email

        external_ids: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.external_ids, Unset):
            external_ids = []
            for external_ids_item_data in self.external_ids:
                external_ids_item = external_ids_item_data.to_dict()
                external_ids.append(external_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "enterpriseId": enterprise_id,
                "occupationId": occupation_id,
                "level": level,
                "signedDate": signed_date,
            }
        )
        if school_id is not UNSET:
            field_dict["schoolId"] = school_id
        if expiry_date is not UNSET:
            field_dict["expiryDate"] = expiry_date
        if scope is not UNSET:
            field_dict["scope"] = scope
        if practice_places is not UNSET:
            field_dict["practicePlaces"] = practice_places
        if contact_name is not UNSET:
            field_dict["contactName"] = contact_name
        if contact_phone is not UNSET:
            field_dict["contactPhone"] = contact_phone
        if contact_email is not UNSET:
            field_dict["contactEmail"] = contact_email
        if external_ids is not UNSET:
            field_dict["externalIds"] = external_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)
        enterprise_id = UUID(d.pop("enterpriseId"))

        occupation_id = UUID(d.pop("occupationId"))

        level = d.pop("level")

        signed_date = datetime.date.fromisoformat(d.pop("signedDate"))

        _school_id = d.pop("schoolId", UNSET)
        school_id: UUID | Unset
        if isinstance(_school_id, Unset):
            school_id = UNSET
        else:
            school_id = UUID(_school_id)

        def _parse_expiry_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expiry_date_type_0 = datetime.date.fromisoformat(data)

                return expiry_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        expiry_date = _parse_expiry_date(d.pop("expiryDate", UNSET))

        def _parse_scope(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        scope = _parse_scope(d.pop("scope", UNSET))

        def _parse_practice_places(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        practice_places = _parse_practice_places(d.pop("practicePlaces", UNSET))

        def _parse_contact_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contact_name = _parse_contact_name(d.pop("contactName", UNSET))

        def _parse_contact_phone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contact_phone = _parse_contact_phone(d.pop("contactPhone", UNSET))

        def _parse_contact_email(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contact_email = _parse_contact_email(d.pop("contactEmail", UNSET))

        _external_ids = d.pop("externalIds", UNSET)
        external_ids: list[ExternalId] | Unset = UNSET
        if _external_ids is not UNSET:
            external_ids = []
            for external_ids_item_data in _external_ids:
                external_ids_item = ExternalId.from_dict(external_ids_item_data)

                external_ids.append(external_ids_item)

        partnership_input = cls(
            enterprise_id=enterprise_id,
            occupation_id=occupation_id,
            level=level,
            signed_date=signed_date,
            school_id=school_id,
            expiry_date=expiry_date,
            scope=scope,
            practice_places=practice_places,
            contact_name=contact_name,
            contact_phone=contact_phone,
            contact_email=contact_email,
            external_ids=external_ids,
        )

        return partnership_input
