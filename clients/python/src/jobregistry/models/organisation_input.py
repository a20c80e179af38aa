from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.organisation_kind import OrganisationKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="OrganisationInput")


@_attrs_define
class OrganisationInput:
    """An organisation as clients send it. An agency names its unit, a school's organisation its
    school, an enterprise's organisation its enterprise, the owner of an app nothing.

        Example:
            {'kind': 'AGENCY', 'name': 'UBND phường Tô Hiệu', 'unitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11'}

    """

    kind: OrganisationKind
    """ What an organisation is, and so which roles it may give. """
    name: str
    """ Unique. """
    unit_id: None | Unset | UUID = UNSET
    school_id: None | Unset | UUID = UNSET
    enterprise_id: None | Unset | UUID = UNSET
    active: bool | Unset = True
    """ When false, its people and clients cannot come in. """

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        name = self.name

        unit_id: None | str | Unset
        if isinstance(self.unit_id, Unset):
            unit_id = UNSET
        elif isinstance(self.unit_id, UUID):
            unit_id = str(self.unit_id)
        else:
            unit_id = self.unit_id

        school_id: None | str | Unset
        if isinstance(self.school_id, Unset):
            school_id = UNSET
        elif isinstance(self.school_id, UUID):
            school_id = str(self.school_id)
        else:
            school_id = self.school_id

        enterprise_id: None | str | Unset
        if isinstance(self.enterprise_id, Unset):
            enterprise_id = UNSET
        elif isinstance(self.enterprise_id, UUID):
            enterprise_id = str(self.enterprise_id)
        else:
            enterprise_id = self.enterprise_id

        active = self.active

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "name": name,
            }
        )
        if unit_id is not UNSET:
            field_dict["unitId"] = unit_id
        if school_id is not UNSET:
            field_dict["schoolId"] = school_id
        if enterprise_id is not UNSET:
            field_dict["enterpriseId"] = enterprise_id
        if active is not UNSET:
            field_dict["active"] = active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = OrganisationKind(d.pop("kind"))

        name = d.pop("name")

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

        def _parse_school_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                school_id_type_0 = UUID(data)

                return school_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        school_id = _parse_school_id(d.pop("schoolId", UNSET))

        def _parse_enterprise_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                enterprise_id_type_0 = UUID(data)

                return enterprise_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        enterprise_id = _parse_enterprise_id(d.pop("enterpriseId", UNSET))

        active = d.pop("active", UNSET)

        organisation_input = cls(
            kind=kind,
            name=name,
            unit_id=unit_id,
            school_id=school_id,
            enterprise_id=enterprise_id,
            active=active,
        )

        return organisation_input
