from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.organisation_kind import OrganisationKind

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
        id = str(self.id)

        kind = self.kind.value

        name = self.name

        unit_id: None | str
        if isinstance(self.unit_id, UUID):
            unit_id = str(self.unit_id)
        else:
            unit_id = self.unit_id

        school_id: None | str
        if isinstance(self.school_id, UUID):
            school_id = str(self.school_id)
        else:
            school_id = self.school_id

        enterprise_id: None | str
        if isinstance(self.enterprise_id, UUID):
            enterprise_id = str(self.enterprise_id)
        else:
            enterprise_id = self.enterprise_id

        active = self.active

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "name": name,
                "unitId": unit_id,
                "schoolId": school_id,
                "enterpriseId": enterprise_id,
                "active": active,
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

        kind = OrganisationKind(d.pop("kind"))

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

        active = d.pop("active")

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

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
