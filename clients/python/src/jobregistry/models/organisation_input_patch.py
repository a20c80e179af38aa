from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.organisation_kind import OrganisationKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="OrganisationInputPatch")


@_attrs_define
class OrganisationInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'kind': 'AGENCY', 'name': 'UBND phường Tô Hiệu', 'unitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11'}

    """

    kind: OrganisationKind | Unset = UNSET
    """ What an organisation is, and so which roles it may give. """
    name: None | str | Unset = UNSET
    """ Unique. """
    unit_id: None | Unset | UUID = UNSET
    school_id: None | Unset | UUID = UNSET
    enterprise_id: None | Unset | UUID = UNSET
    active: bool | None | Unset = UNSET
    """ When false, its people and clients cannot come in. """

    def to_dict(self) -> dict[str, Any]:
        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
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

        active: bool | None | Unset
        if isinstance(self.active, Unset):
            active = UNSET
        else:
            active = self.active

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if kind is not UNSET:
            field_dict["kind"] = kind
        if name is not UNSET:
            field_dict["name"] = name
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
        _kind = d.pop("kind", UNSET)
        kind: OrganisationKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = OrganisationKind(_kind)

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

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

        def _parse_active(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        active = _parse_active(d.pop("active", UNSET))

        organisation_input_patch = cls(
            kind=kind,
            name=name,
            unit_id=unit_id,
            school_id=school_id,
            enterprise_id=enterprise_id,
            active=active,
        )

        return organisation_input_patch
