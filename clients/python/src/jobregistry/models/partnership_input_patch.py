from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="PartnershipInputPatch")


@_attrs_define
class PartnershipInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'contactName': 'Lò Văn Mẫu', 'contactPhone': '+84912345678', 'enterpriseId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21', 'expiryDate': '2028-03-01', 'level': 'COLLEGE', 'occupationId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'practicePlaces': 20, 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'scope': 'Thực hành tại xưởng', 'signedDate': '2026-03-02'}

    """

    school_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    enterprise_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    occupation_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    level: None | str | Unset = UNSET
    """ Code list `training-levels`; the occupation's where it has one. """
    signed_date: datetime.date | Unset = UNSET
    """ A day, as in `2026-03-02`. """
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
    external_ids: list[ExternalId] | None | Unset = UNSET
    """ Keys of the row in other systems. """

    def to_dict(self) -> dict[str, Any]:
        school_id: str | Unset = UNSET
        if not isinstance(self.school_id, Unset):
            school_id = str(self.school_id)

        enterprise_id: str | Unset = UNSET
        if not isinstance(self.enterprise_id, Unset):
            enterprise_id = str(self.enterprise_id)

        occupation_id: str | Unset = UNSET
        if not isinstance(self.occupation_id, Unset):
            occupation_id = str(self.occupation_id)

        level: None | str | Unset
        if isinstance(self.level, Unset):
            level = UNSET
        else:
            level = self.level

        signed_date: str | Unset = UNSET
        if not isinstance(self.signed_date, Unset):
            signed_date = self.signed_date.isoformat()

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

        external_ids: list[dict[str, Any]] | None | Unset
        if isinstance(self.external_ids, Unset):
            external_ids = UNSET
        elif isinstance(self.external_ids, list):
            external_ids = []
            for external_ids_type_0_item_data in self.external_ids:
                external_ids_type_0_item = external_ids_type_0_item_data.to_dict()
                external_ids.append(external_ids_type_0_item)

        else:
            external_ids = self.external_ids

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if school_id is not UNSET:
            field_dict["schoolId"] = school_id
        if enterprise_id is not UNSET:
            field_dict["enterpriseId"] = enterprise_id
        if occupation_id is not UNSET:
            field_dict["occupationId"] = occupation_id
        if level is not UNSET:
            field_dict["level"] = level
        if signed_date is not UNSET:
            field_dict["signedDate"] = signed_date
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
        _school_id = d.pop("schoolId", UNSET)
        school_id: UUID | Unset
        if isinstance(_school_id, Unset):
            school_id = UNSET
        else:
            school_id = UUID(_school_id)

        _enterprise_id = d.pop("enterpriseId", UNSET)
        enterprise_id: UUID | Unset
        if isinstance(_enterprise_id, Unset):
            enterprise_id = UNSET
        else:
            enterprise_id = UUID(_enterprise_id)

        _occupation_id = d.pop("occupationId", UNSET)
        occupation_id: UUID | Unset
        if isinstance(_occupation_id, Unset):
            occupation_id = UNSET
        else:
            occupation_id = UUID(_occupation_id)

        def _parse_level(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        level = _parse_level(d.pop("level", UNSET))

        _signed_date = d.pop("signedDate", UNSET)
        signed_date: datetime.date | Unset
        if isinstance(_signed_date, Unset):
            signed_date = UNSET
        else:
            signed_date = datetime.date.fromisoformat(_signed_date)

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

        def _parse_external_ids(data: object) -> list[ExternalId] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                external_ids_type_0 = []
                _external_ids_type_0 = data
                for external_ids_type_0_item_data in _external_ids_type_0:
                    external_ids_type_0_item = ExternalId.from_dict(external_ids_type_0_item_data)

                    external_ids_type_0.append(external_ids_type_0_item)

                return external_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ExternalId] | None | Unset, data)

        external_ids = _parse_external_ids(d.pop("externalIds", UNSET))

        partnership_input_patch = cls(
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
        )

        return partnership_input_patch
