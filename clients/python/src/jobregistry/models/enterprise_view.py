from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.enterprise_status import EnterpriseStatus
from ..models.legal_form import LegalForm

if TYPE_CHECKING:
    from ..models.decided_member import DecidedMember
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="EnterpriseView")


@_attrs_define
class EnterpriseView:
    """An enterprise as clients see it.

    Example:
        {'address': None, 'communeId': None, 'createdAt': '2026-01-05T02:00:00Z', 'decided': [], 'demo': True, 'email':
            None, 'externalIds': [], 'id': '01980000-0000-7000-8000-000000000001', 'industry': '01', 'legalForm':
            'COOPERATIVE', 'name': 'Hợp tác xã Chè Mộc Châu (demo)', 'phone': '+84912345678', 'representative': 'Lò Văn
            Mẫu', 'status': 'ACTIVE', 'taxCode': '0100109106', 'unitId': None, 'updatedAt': '2026-01-05T02:00:00Z',
            'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    legal_form: LegalForm
    """ The legal form of an enterprise, which decides the shape of its tax code. """
    tax_code: str
    """ That of a household business may be its owner's citizen ID: then all but the last three
    digits are masked, except to who may change the enterprise and reads it alone. """
    name: str
    """ What it is called. """
    industry: None | str
    """ Code list `vsic-industries`. """
    unit_id: None | UUID
    commune_id: None | UUID
    address: None | str
    """ House, street, village: what is more exact than the commune. """
    phone: None | str
    """ Telephone number, with the country's prefix. """
    email: None | str
    """ Where mail is read. """
    representative: None | str
    """ Who acts for the enterprise by law. """
    status: EnterpriseStatus
    """ Life cycle of an enterprise. """
    demo: bool
    """ Made up for a demonstration. """
    decided: list[DecidedMember]
    """ Members that the enterprise, the lead agency or an employment centre has corrected by hand: no
    nightly row of others changes them, until it says the same or the lead agency releases them. """
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

        legal_form = self.legal_form.value

        tax_code = self.tax_code

        name = self.name

        industry: None | str
        industry = self.industry

        unit_id: None | str
        if isinstance(self.unit_id, UUID):
            unit_id = str(self.unit_id)
        else:
            unit_id = self.unit_id

        commune_id: None | str
        if isinstance(self.commune_id, UUID):
            commune_id = str(self.commune_id)
        else:
            commune_id = self.commune_id

        address: None | str
        address = self.address

        phone: None | str
        phone = self.phone

        email: None | str
        email = self.email

        representative: None | str
        representative = self.representative

        status = self.status.value

        demo = self.demo

        decided = []
        for decided_item_data in self.decided:
            decided_item = decided_item_data.to_dict()
            decided.append(decided_item)

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
                "legalForm": legal_form,
                "taxCode": tax_code,
                "name": name,
                "industry": industry,
                "unitId": unit_id,
                "communeId": commune_id,
                "address": address,
                "phone": phone,
                "email": email,
                "representative": representative,
                "status": status,
                "demo": demo,
                "decided": decided,
                "externalIds": external_ids,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.decided_member import DecidedMember  # noqa: PLC0415
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        legal_form = LegalForm(d.pop("legalForm"))

        tax_code = d.pop("taxCode")

        name = d.pop("name")

        def _parse_industry(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        industry = _parse_industry(d.pop("industry"))

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

        def _parse_commune_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                commune_id_type_0 = UUID(data)

                return commune_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        commune_id = _parse_commune_id(d.pop("communeId"))

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

        def _parse_representative(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        representative = _parse_representative(d.pop("representative"))

        status = EnterpriseStatus(d.pop("status"))

        demo = d.pop("demo")

        decided = []
        _decided = d.pop("decided")
        for decided_item_data in _decided:
            decided_item = DecidedMember.from_dict(decided_item_data)

            decided.append(decided_item)

        external_ids = []
        _external_ids = d.pop("externalIds")
        for external_ids_item_data in _external_ids:
            external_ids_item = ExternalId.from_dict(external_ids_item_data)

            external_ids.append(external_ids_item)

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        enterprise_view = cls(
            id=id,
            legal_form=legal_form,
            tax_code=tax_code,
            name=name,
            industry=industry,
            unit_id=unit_id,
            commune_id=commune_id,
            address=address,
            phone=phone,
            email=email,
            representative=representative,
            status=status,
            demo=demo,
            decided=decided,
            external_ids=external_ids,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
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
