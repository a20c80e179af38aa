from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.school_status import SchoolStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="SchoolInputPatch")


@_attrs_define
class SchoolInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'code': 'CD-SONLA', 'externalIds': [{'system': 'gdnn-ministry', 'value': 'CDD1402'}], 'kind': 'COLLEGE',
            'nameEn': 'Son La College', 'nameVi': 'Trường Cao đẳng Sơn La', 'ownership': 'PUBLIC', 'phone': '0212 3874 567'}

    """

    code: None | str | Unset = UNSET
    """ Short key that people and files use; unique. """
    name_vi: None | str | Unset = UNSET
    """ The name in Vietnamese. """
    name_en: None | str | Unset = UNSET
    """ The name in English. """
    kind: None | str | Unset = UNSET
    """ Code list `school-kinds`. """
    ownership: None | str | Unset = UNSET
    """ Code list `ownerships`. """
    unit_id: None | Unset | UUID = UNSET
    address: None | str | Unset = UNSET
    """ House, street, village: what is more exact than the commune. """
    phone: None | str | Unset = UNSET
    """ Stored as +84…; service numbers (1900, 1800) are taken too. """
    email: None | str | Unset = UNSET
    """ Where mail is read. """
    website: None | str | Unset = UNSET
    """ Address of the website. """
    status: SchoolStatus | Unset = UNSET
    """ Life cycle of a school. """
    successor_school_id: None | Unset | UUID = UNSET
    successor_from: datetime.date | None | Unset = UNSET
    external_ids: list[ExternalId] | None | Unset = UNSET
    """ Keys of the school in other systems. """

    def to_dict(self) -> dict[str, Any]:
        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code

        name_vi: None | str | Unset
        if isinstance(self.name_vi, Unset):
            name_vi = UNSET
        else:
            name_vi = self.name_vi

        name_en: None | str | Unset
        if isinstance(self.name_en, Unset):
            name_en = UNSET
        else:
            name_en = self.name_en

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        ownership: None | str | Unset
        if isinstance(self.ownership, Unset):
            ownership = UNSET
        else:
            ownership = self.ownership

        unit_id: None | str | Unset
        if isinstance(self.unit_id, Unset):
            unit_id = UNSET
        elif isinstance(self.unit_id, UUID):
            unit_id = str(self.unit_id)
        else:
            unit_id = self.unit_id

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        phone: None | str | Unset
        if isinstance(self.phone, Unset):
            phone = UNSET
        else:
            phone = self.phone

        email: None | str | Unset
        if isinstance(self.email, Unset):
            email = UNSET
        else:
            email = self.email

        website: None | str | Unset
        if isinstance(self.website, Unset):
            website = UNSET
        else:
            website = self.website

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

        successor_school_id: None | str | Unset
        if isinstance(self.successor_school_id, Unset):
            successor_school_id = UNSET
        elif isinstance(self.successor_school_id, UUID):
            successor_school_id = str(self.successor_school_id)
        else:
            successor_school_id = self.successor_school_id

        successor_from: None | str | Unset
        if isinstance(self.successor_from, Unset):
            successor_from = UNSET
        elif isinstance(self.successor_from, datetime.date):
            successor_from = self.successor_from.isoformat()
        else:
            successor_from = self.successor_from

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
        if code is not UNSET:
            field_dict["code"] = code
        if name_vi is not UNSET:
            field_dict["nameVi"] = name_vi
        if name_en is not UNSET:
            field_dict["nameEn"] = name_en
        if kind is not UNSET:
            field_dict["kind"] = kind
        if ownership is not UNSET:
            field_dict["ownership"] = ownership
        if unit_id is not UNSET:
            field_dict["unitId"] = unit_id
        if address is not UNSET:
            field_dict["address"] = address
        if phone is not UNSET:
            field_dict["phone"] = phone
        if email is not UNSET:
            field_dict["email"] = email
        if website is not UNSET:
            field_dict["website"] = website
        if status is not UNSET:
            field_dict["status"] = status
        if successor_school_id is not UNSET:
            field_dict["successorSchoolId"] = successor_school_id
        if successor_from is not UNSET:
            field_dict["successorFrom"] = successor_from
        if external_ids is not UNSET:
            field_dict["externalIds"] = external_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))

        def _parse_name_vi(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name_vi = _parse_name_vi(d.pop("nameVi", UNSET))

        def _parse_name_en(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name_en = _parse_name_en(d.pop("nameEn", UNSET))

        def _parse_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        def _parse_ownership(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ownership = _parse_ownership(d.pop("ownership", UNSET))

        def _parse_unit_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                unit_id_type_0 = UUID(data)

                return unit_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        unit_id = _parse_unit_id(d.pop("unitId", UNSET))

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_phone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        phone = _parse_phone(d.pop("phone", UNSET))

        def _parse_email(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        email = _parse_email(d.pop("email", UNSET))

        def _parse_website(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        website = _parse_website(d.pop("website", UNSET))

        _status = d.pop("status", UNSET)
        status: SchoolStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = SchoolStatus(_status)

        def _parse_successor_school_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                successor_school_id_type_0 = UUID(data)

                return successor_school_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        successor_school_id = _parse_successor_school_id(d.pop("successorSchoolId", UNSET))

        def _parse_successor_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                successor_from_type_0 = datetime.date.fromisoformat(data)

                return successor_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        successor_from = _parse_successor_from(d.pop("successorFrom", UNSET))

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

        school_input_patch = cls(
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
            external_ids=external_ids,
        )

        return school_input_patch
