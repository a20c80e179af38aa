from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.organisation_kind import OrganisationKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="OrganisationView")


@_attrs_define
class OrganisationView:
    """An organisation as clients see it.

    Example:
        {'active': True, 'createdAt': '2026-01-05T02:00:00Z', 'enterpriseId': None, 'id':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'kind': 'AGENCY', 'name': 'UBND phường Tô Hiệu', 'schoolId': None,
            'unitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'updatedAt': '2026-01-05T02:00:00Z', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    kind: OrganisationKind
    """ What an organisation is, and so which roles it may give. """
    name: str
    """ What it is called. """
    unit_id: None | UUID
    school_id: None | UUID
    enterprise_id: None | UUID
    active: bool
    """ Whether it may be used. """
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
        if not isinstance(self.kind, Unset):
            kind = self.kind.value
            field_dict["kind"] = kind
        if not isinstance(self.name, Unset):
            name = self.name
            field_dict["name"] = name
        if not isinstance(self.unit_id, Unset):
            unit_id: None | str
            if isinstance(self.unit_id, UUID):
                unit_id = str(self.unit_id)
            else:
                unit_id = self.unit_id
            field_dict["unitId"] = unit_id
        if not isinstance(self.school_id, Unset):
            school_id: None | str
            if isinstance(self.school_id, UUID):
                school_id = str(self.school_id)
            else:
                school_id = self.school_id
            field_dict["schoolId"] = school_id
        if not isinstance(self.enterprise_id, Unset):
            enterprise_id: None | str
            if isinstance(self.enterprise_id, UUID):
                enterprise_id = str(self.enterprise_id)
            else:
                enterprise_id = self.enterprise_id
            field_dict["enterpriseId"] = enterprise_id
        if not isinstance(self.active, Unset):
            active = self.active
            field_dict["active"] = active
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
        d = dict(src_dict)
        id: Any = UNSET
        if "id" in d:
            id = UUID(d.pop("id"))

        kind: Any = UNSET
        if "kind" in d:
            kind = OrganisationKind(d.pop("kind"))

        name: Any = UNSET
        if "name" in d:
            name = d.pop("name")

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

        school_id: Any = UNSET
        if "schoolId" in d:

            def _parse_school_id(data: object) -> None | UUID:
                if data is None:
                    return data
                try:
                    if not isinstance(data, str):
                        raise TypeError()
                    school_id_type_0 = UUID(data)

                    return school_id_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                return cast(None | UUID, data)

            school_id = _parse_school_id(d.pop("schoolId"))

        enterprise_id: Any = UNSET
        if "enterpriseId" in d:

            def _parse_enterprise_id(data: object) -> None | UUID:
                if data is None:
                    return data
                try:
                    if not isinstance(data, str):
                        raise TypeError()
                    enterprise_id_type_0 = UUID(data)

                    return enterprise_id_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                return cast(None | UUID, data)

            enterprise_id = _parse_enterprise_id(d.pop("enterpriseId"))

        active: Any = UNSET
        if "active" in d:
            active = d.pop("active")

        version: Any = UNSET
        if "version" in d:
            version = d.pop("version")

        created_at: Any = UNSET
        if "createdAt" in d:
            created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at: Any = UNSET
        if "updatedAt" in d:
            updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        organisation_view = cls(
            id=id,
            kind=kind,
            name=name,
            unit_id=unit_id,
            school_id=school_id,
            enterprise_id=enterprise_id,
            active=active,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        organisation_view.additional_properties = d
        return organisation_view

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
