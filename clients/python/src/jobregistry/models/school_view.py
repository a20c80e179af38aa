from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.school_status import SchoolStatus

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="SchoolView")


@_attrs_define
class SchoolView:
    """A school as clients see it.

    Example:
        {'address': None, 'code': 'CD-SONLA', 'createdAt': '2026-11-23T02:00:00Z', 'demo': False, 'email': None,
            'externalIds': [{'system': 'gdnn-ministry', 'value': 'CDD1402'}], 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11',
            'kind': 'COLLEGE', 'nameEn': 'Son La College', 'nameVi': 'Trường Cao đẳng Sơn La', 'ownership': 'PUBLIC',
            'phone': '+842123874567', 'status': 'ACTIVE', 'successorFrom': None, 'successorSchoolId': None, 'unitId': None,
            'updatedAt': '2026-11-23T02:00:00Z', 'version': 1, 'website': None}

    """

    id: UUID
    """ The id of a record, for good. """
    code: str
    """ The code of the school. """
    name_vi: str
    """ The name in Vietnamese. """
    name_en: None | str
    """ The name in English. """
    kind: str
    """ Code list `school-kinds`. """
    ownership: str
    """ Code list `ownerships`. """
    unit_id: None | UUID
    address: None | str
    """ House, street, village: what is more exact than the commune. """
    phone: None | str
    """ Telephone number, with the country's prefix. """
    email: None | str
    """ Where mail is read. """
    website: None | str
    """ Address of the website. """
    status: SchoolStatus
    """ Life cycle of a school. """
    successor_school_id: None | UUID
    successor_from: datetime.date | None
    demo: bool
    """ Made up for a demonstration. """
    external_ids: list[ExternalId]
    """ The keys that other systems know it by. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        code = self.code

        name_vi = self.name_vi

        name_en: None | str
        name_en = self.name_en

        kind = self.kind

        ownership = self.ownership

        unit_id: None | str
        if isinstance(self.unit_id, UUID):
            unit_id = str(self.unit_id)
        else:
            unit_id = self.unit_id

        address: None | str
        address = self.address

        phone: None | str
        phone = self.phone

        email: None | str
        email = self.email

        website: None | str
        website = self.website

        status = self.status.value

        successor_school_id: None | str
        if isinstance(self.successor_school_id, UUID):
            successor_school_id = str(self.successor_school_id)
        else:
            successor_school_id = self.successor_school_id

        successor_from: None | str
        if isinstance(self.successor_from, datetime.date):
            successor_from = self.successor_from.isoformat()
        else:
            successor_from = self.successor_from

        demo = self.demo

        external_ids = []
        for external_ids_item_data in self.external_ids:
            external_ids_item = external_ids_item_data.to_dict()
            external_ids.append(external_ids_item)

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "code": code,
                "nameVi": name_vi,
                "nameEn": name_en,
                "kind": kind,
                "ownership": ownership,
                "unitId": unit_id,
                "address": address,
                "phone": phone,
                "email": email,
                "website": website,
                "status": status,
                "successorSchoolId": successor_school_id,
                "successorFrom": successor_from,
                "demo": demo,
                "externalIds": external_ids,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        code = d.pop("code")

        name_vi = d.pop("nameVi")

        def _parse_name_en(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name_en = _parse_name_en(d.pop("nameEn"))

        kind = d.pop("kind")

        ownership = d.pop("ownership")

        def _parse_unit_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                unit_id_type_0 = UUID(data)

                return unit_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        unit_id = _parse_unit_id(d.pop("unitId"))

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        def _parse_phone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phone = _parse_phone(d.pop("phone"))

        def _parse_email(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        email = _parse_email(d.pop("email"))

        def _parse_website(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        website = _parse_website(d.pop("website"))

        status = SchoolStatus(d.pop("status"))

        def _parse_successor_school_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                successor_school_id_type_0 = UUID(data)

                return successor_school_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        successor_school_id = _parse_successor_school_id(d.pop("successorSchoolId"))

        def _parse_successor_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                successor_from_type_0 = datetime.date.fromisoformat(data)

                return successor_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        successor_from = _parse_successor_from(d.pop("successorFrom"))

        demo = d.pop("demo")

        external_ids = []
        _external_ids = d.pop("externalIds")
        for external_ids_item_data in _external_ids:
            external_ids_item = ExternalId.from_dict(external_ids_item_data)

            external_ids.append(external_ids_item)

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        school_view = cls(
            id=id,
            code=code,
            name_vi=name_vi,
            name_en=name_en,
            kind=kind,
            ownership=ownership,
            unit_id=unit_id,
            address=address,
            phone=phone,
            email=email,
            website=website,
            status=status,
            successor_school_id=successor_school_id,
            successor_from=successor_from,
            demo=demo,
            external_ids=external_ids,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        school_view.additional_properties = d
        return school_view

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
