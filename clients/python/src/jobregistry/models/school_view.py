from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.school_status import SchoolStatus
from ..types import UNSET, Unset

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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.id, Unset):
            id = str(self.id)
            field_dict["id"] = id
        if not isinstance(self.code, Unset):
            code = self.code
            field_dict["code"] = code
        if not isinstance(self.name_vi, Unset):
            name_vi = self.name_vi
            field_dict["nameVi"] = name_vi
        if not isinstance(self.name_en, Unset):
            name_en: None | str
            name_en = self.name_en
            field_dict["nameEn"] = name_en
        if not isinstance(self.kind, Unset):
            kind = self.kind
            field_dict["kind"] = kind
        if not isinstance(self.ownership, Unset):
            ownership = self.ownership
            field_dict["ownership"] = ownership
        if not isinstance(self.unit_id, Unset):
            unit_id: None | str
            if isinstance(self.unit_id, UUID):
                unit_id = str(self.unit_id)
            else:
                unit_id = self.unit_id
            field_dict["unitId"] = unit_id
        if not isinstance(self.address, Unset):
            address: None | str
            address = self.address
            field_dict["address"] = address
        if not isinstance(self.phone, Unset):
            phone: None | str
            phone = self.phone
            field_dict["phone"] = phone
        if not isinstance(self.email, Unset):
            email: None | str
            email = self.email
            field_dict["email"] = email
        if not isinstance(self.website, Unset):
            website: None | str
            website = self.website
            field_dict["website"] = website
        if not isinstance(self.status, Unset):
            status = self.status.value
            field_dict["status"] = status
        if not isinstance(self.successor_school_id, Unset):
            successor_school_id: None | str
            if isinstance(self.successor_school_id, UUID):
                successor_school_id = str(self.successor_school_id)
            else:
                successor_school_id = self.successor_school_id
            field_dict["successorSchoolId"] = successor_school_id
        if not isinstance(self.successor_from, Unset):
            successor_from: None | str
            if isinstance(self.successor_from, datetime.date):
                successor_from = self.successor_from.isoformat()
            else:
                successor_from = self.successor_from
            field_dict["successorFrom"] = successor_from
        if not isinstance(self.demo, Unset):
            demo = self.demo
            field_dict["demo"] = demo
        if not isinstance(self.external_ids, Unset):
            external_ids = []
            for external_ids_item_data in self.external_ids:
                external_ids_item = external_ids_item_data.to_dict()
                external_ids.append(external_ids_item)

            field_dict["externalIds"] = external_ids
        if not isinstance(self.version, Unset):
            version = self.version
            field_dict["version"] = version
        if not isinstance(self.created_at, Unset):
            created_at = self.created_at.isoformat()
            field_dict["createdAt"] = created_at
        if not isinstance(self.updated_at, Unset):
            updated_at = self.updated_at.isoformat()
            field_dict["updatedAt"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)
        id: Any = UNSET
        if "id" in d:
            id = UUID(d.pop("id"))

        code: Any = UNSET
        if "code" in d:
            code = d.pop("code")

        name_vi: Any = UNSET
        if "nameVi" in d:
            name_vi = d.pop("nameVi")

        name_en: Any = UNSET
        if "nameEn" in d:

            def _parse_name_en(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            name_en = _parse_name_en(d.pop("nameEn"))

        kind: Any = UNSET
        if "kind" in d:
            kind = d.pop("kind")

        ownership: Any = UNSET
        if "ownership" in d:
            ownership = d.pop("ownership")

        unit_id: Any = UNSET
        if "unitId" in d:

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

        address: Any = UNSET
        if "address" in d:

            def _parse_address(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            address = _parse_address(d.pop("address"))

        phone: Any = UNSET
        if "phone" in d:

            def _parse_phone(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            phone = _parse_phone(d.pop("phone"))

        email: Any = UNSET
        if "email" in d:

            def _parse_email(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            email = _parse_email(d.pop("email"))

        website: Any = UNSET
        if "website" in d:

            def _parse_website(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            website = _parse_website(d.pop("website"))

        status: Any = UNSET
        if "status" in d:
            status = SchoolStatus(d.pop("status"))

        successor_school_id: Any = UNSET
        if "successorSchoolId" in d:

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

        successor_from: Any = UNSET
        if "successorFrom" in d:

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

        demo: Any = UNSET
        if "demo" in d:
            demo = d.pop("demo")

        external_ids: Any = UNSET
        if "externalIds" in d:
            external_ids = []
            _external_ids = d.pop("externalIds")
            for external_ids_item_data in _external_ids:
                external_ids_item = ExternalId.from_dict(external_ids_item_data)

                external_ids.append(external_ids_item)

        version: Any = UNSET
        if "version" in d:
            version = d.pop("version")

        created_at: Any = UNSET
        if "createdAt" in d:
            created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at: Any = UNSET
        if "updatedAt" in d:
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
