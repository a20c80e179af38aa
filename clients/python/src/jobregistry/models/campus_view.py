from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CampusView")


@_attrs_define
class CampusView:
    """A campus as clients see it.

    Example:
        {'address': 'Tiểu khu 3', 'createdAt': '2026-01-05T02:00:00Z', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a20',
            'name': 'Cơ sở Mai Sơn', 'phone': '+842123845678', 'schoolId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'unitId':
            None, 'updatedAt': '2026-01-05T02:00:00Z', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    school_id: UUID
    """ The id of a record, for good. """
    name: str
    """ What it is called. """
    unit_id: None | UUID
    address: None | str
    """ House, street, village: what is more exact than the commune. """
    phone: None | str
    """ Telephone number, with the country's prefix. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        school_id = str(self.school_id)

        name = self.name

        unit_id: None | str
        if isinstance(self.unit_id, UUID):
            unit_id = str(self.unit_id)
        else:
            unit_id = self.unit_id

        address: None | str
        address = self.address

        phone: None | str
        phone = self.phone

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "schoolId": school_id,
                "name": name,
                "unitId": unit_id,
                "address": address,
                "phone": phone,
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

        school_id = UUID(d.pop("schoolId"))

        name = d.pop("name")

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

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        campus_view = cls(
            id=id,
            school_id=school_id,
            name=name,
            unit_id=unit_id,
            address=address,
            phone=phone,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        campus_view.additional_properties = d
        return campus_view

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
