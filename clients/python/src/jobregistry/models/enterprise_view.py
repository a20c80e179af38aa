from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.enterprise_status import EnterpriseStatus
from ..models.legal_form import LegalForm
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="EnterpriseView")


@_attrs_define
class EnterpriseView:
    """An enterprise as clients see it.

    Example:
        {'address': None, 'communeId': None, 'createdAt': '2026-01-05T02:00:00Z', 'demo': True, 'email': None,
            'externalIds': [], 'id': '01980000-0000-7000-8000-000000000001', 'industry': '01', 'legalForm': 'COOPERATIVE',
            'name': 'Hợp tác xã Chè Mộc Châu (demo)', 'phone': '+84912345678', 'representative': 'Lò Văn Mẫu', 'status':
            'ACTIVE', 'taxCode': '0100109106', 'unitId': None, 'updatedAt': '2026-01-05T02:00:00Z', 'version': 1}

    """

    created_at: datetime.datetime
    demo: bool
    """ Made up for a demonstration. """
    external_ids: list[ExternalId]
    id: UUID
    legal_form: LegalForm
    """ The legal form of an enterprise, which decides the shape of its tax code. """
    name: str
    status: EnterpriseStatus
    """ Life cycle of an enterprise. """
    tax_code: str
    """ That of a household business may be its owner's citizen ID: then all but the last three
    digits are masked, except to who may change the enterprise and reads it alone. """
    updated_at: datetime.datetime
    version: int
    address: None | str | Unset = UNSET
    commune_id: None | Unset | UUID = UNSET
    email: None | str | Unset = UNSET
    industry: None | str | Unset = UNSET
    phone: None | str | Unset = UNSET
    representative: None | str | Unset = UNSET
    unit_id: None | Unset | UUID = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        created_at = self.created_at.isoformat()

        demo = self.demo

        external_ids = []
        for external_ids_item_data in self.external_ids:
            external_ids_item = external_ids_item_data.to_dict()
            external_ids.append(external_ids_item)

        id = str(self.id)

        legal_form = self.legal_form.value

        name = self.name

        status = self.status.value

        tax_code = self.tax_code

        updated_at = self.updated_at.isoformat()

        version = self.version

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        commune_id: None | str | Unset
        if isinstance(self.commune_id, Unset):
            commune_id = UNSET
        elif isinstance(self.commune_id, UUID):
            commune_id = str(self.commune_id)
        else:
            commune_id = self.commune_id

        email: None | str | Unset
        if isinstance(self.email, Unset):
            email = UNSET
        else:
            email = self.email

        industry: None | str | Unset
        if isinstance(self.industry, Unset):
            industry = UNSET
        else:
            industry = self.industry

        phone: None | str | Unset
        if isinstance(self.phone, Unset):
            phone = UNSET
        else:
            phone = self.phone

        representative: None | str | Unset
        if isinstance(self.representative, Unset):
            representative = UNSET
        else:
            representative = self.representative

        unit_id: None | str | Unset
        if isinstance(self.unit_id, Unset):
            unit_id = UNSET
        elif isinstance(self.unit_id, UUID):
            unit_id = str(self.unit_id)
        else:
            unit_id = self.unit_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "createdAt": created_at,
                "demo": demo,
                "externalIds": external_ids,
                "id": id,
                "legalForm": legal_form,
                "name": name,
                "status": status,
                "taxCode": tax_code,
                "updatedAt": updated_at,
                "version": version,
            }
        )
        if address is not UNSET:
            field_dict["address"] = address
        if commune_id is not UNSET:
            field_dict["communeId"] = commune_id
        if email is not UNSET:
            field_dict["email"] = email
        if industry is not UNSET:
            field_dict["industry"] = industry
        if phone is not UNSET:
            field_dict["phone"] = phone
        if representative is not UNSET:
            field_dict["representative"] = representative
        if unit_id is not UNSET:
            field_dict["unitId"] = unit_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        demo = d.pop("demo")

        external_ids = []
        _external_ids = d.pop("externalIds")
        for external_ids_item_data in _external_ids:
            external_ids_item = ExternalId.from_dict(external_ids_item_data)

            external_ids.append(external_ids_item)

        id = UUID(d.pop("id"))

        legal_form = LegalForm(d.pop("legalForm"))

        name = d.pop("name")

        status = EnterpriseStatus(d.pop("status"))

        tax_code = d.pop("taxCode")

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        version = d.pop("version")

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_commune_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                commune_id_type_0 = UUID(data)

                return commune_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        commune_id = _parse_commune_id(d.pop("communeId", UNSET))

        def _parse_email(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        email = _parse_email(d.pop("email", UNSET))

        def _parse_industry(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        industry = _parse_industry(d.pop("industry", UNSET))

        def _parse_phone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        phone = _parse_phone(d.pop("phone", UNSET))

        def _parse_representative(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        representative = _parse_representative(d.pop("representative", UNSET))

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

        enterprise_view = cls(
            created_at=created_at,
            demo=demo,
            external_ids=external_ids,
            id=id,
            legal_form=legal_form,
            name=name,
            status=status,
            tax_code=tax_code,
            updated_at=updated_at,
            version=version,
            address=address,
            commune_id=commune_id,
            email=email,
            industry=industry,
            phone=phone,
            representative=representative,
            unit_id=unit_id,
        )

        enterprise_view.additional_properties = d
        return enterprise_view

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
