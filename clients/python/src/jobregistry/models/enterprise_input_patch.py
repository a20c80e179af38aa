from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.enterprise_status import EnterpriseStatus
from ..models.legal_form import LegalForm
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="EnterpriseInputPatch")


@_attrs_define
class EnterpriseInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'industry': '01', 'legalForm': 'COOPERATIVE', 'name': 'Hợp tác xã Chè Mộc Châu (demo)', 'phone': '0912345678',
            'representative': 'Lò Văn Mẫu', 'taxCode': '0100109106'}

    """

    legal_form: LegalForm | Unset = UNSET
    """ The legal form of an enterprise, which decides the shape of its tax code. """
    tax_code: None | str | Unset = UNSET
    """ Mã số thuế: 10 digits, 13 of a branch, 12 of a household business. """
    name: None | str | Unset = UNSET
    """ What it is called. """
    industry: None | str | Unset = UNSET
    """ Code list `vsic-industries`. """
    unit_id: None | Unset | UUID = UNSET
    address: None | str | Unset = UNSET
    """ House, street, village: what is more exact than the commune. """
    phone: None | str | Unset = UNSET
    """ Stored as +84…; service numbers (1900, 1800) are taken too. """
    email: None | str | Unset = UNSET
    """ Where mail is read. """
    representative: None | str | Unset = UNSET
    """ Who speaks for the enterprise. """
    status: EnterpriseStatus | Unset = UNSET
    """ Life cycle of an enterprise. """
    external_ids: list[ExternalId] | None | Unset = UNSET
    """ Keys of the enterprise in other systems. """

    def to_dict(self) -> dict[str, Any]:
        legal_form: str | Unset = UNSET
        if not isinstance(self.legal_form, Unset):
            legal_form = self.legal_form.value

        tax_code: None | str | Unset
        if isinstance(self.tax_code, Unset):
            tax_code = UNSET
        else:
            tax_code = self.tax_code

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        industry: None | str | Unset
        if isinstance(self.industry, Unset):
            industry = UNSET
        else:
            industry = self.industry

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

        representative: None | str | Unset
        if isinstance(self.representative, Unset):
            representative = UNSET
        else:
            representative = self.representative

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

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
        if legal_form is not UNSET:
            field_dict["legalForm"] = legal_form
        if tax_code is not UNSET:
            field_dict["taxCode"] = tax_code
        if name is not UNSET:
            field_dict["name"] = name
        if industry is not UNSET:
            field_dict["industry"] = industry
        if unit_id is not UNSET:
            field_dict["unitId"] = unit_id
        if address is not UNSET:
            field_dict["address"] = address
        if phone is not UNSET:
            field_dict["phone"] = phone
        if email is not UNSET:
            field_dict["email"] = email
        if representative is not UNSET:
            field_dict["representative"] = representative
        if status is not UNSET:
            field_dict["status"] = status
        if external_ids is not UNSET:
            field_dict["externalIds"] = external_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)
        _legal_form = d.pop("legalForm", UNSET)
        legal_form: LegalForm | Unset
        if isinstance(_legal_form, Unset):
            legal_form = UNSET
        else:
            legal_form = LegalForm(_legal_form)

        def _parse_tax_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        tax_code = _parse_tax_code(d.pop("taxCode", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_industry(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        industry = _parse_industry(d.pop("industry", UNSET))

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

        def _parse_representative(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        representative = _parse_representative(d.pop("representative", UNSET))

        _status = d.pop("status", UNSET)
        status: EnterpriseStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = EnterpriseStatus(_status)

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

        enterprise_input_patch = cls(
            legal_form=legal_form,
            tax_code=tax_code,
            name=name,
            industry=industry,
            unit_id=unit_id,
            address=address,
            phone=phone,
            email=email,
            representative=representative,
            status=status,
            external_ids=external_ids,
        )

        return enterprise_input_patch
