from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role

T = TypeVar("T", bound="ClientView")


@_attrs_define
class ClientView:
    """A client as administrators see it.

    Example:
        {'active': True, 'createdAt': '2026-01-05T01:00:00Z', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12',
            'lastUsedAt': None, 'name': 'Đồng bộ hằng đêm', 'organisationId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11',
            'previousSecretExpiresAt': None, 'role': 'SCHOOL_REGISTRAR', 'scopes': ['trainees:read', 'trainees:write'],
            'updatedAt': '2026-01-05T01:00:00Z', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    organisation_id: UUID
    """ The id of a record, for good. """
    name: str
    """ What it is called. """
    role: Role
    """ What a person or a client is in the registry. """
    scopes: list[str]
    """ The most that its tokens may do. """
    active: bool
    """ Whether it may be used. """
    last_used_at: datetime.datetime | None
    previous_secret_expires_at: datetime.datetime | None
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        organisation_id = str(self.organisation_id)

        name = self.name

        role = self.role.value

        scopes = self.scopes

        active = self.active

        last_used_at: None | str
        if isinstance(self.last_used_at, datetime.datetime):
            last_used_at = self.last_used_at.isoformat()
        else:
            last_used_at = self.last_used_at

        previous_secret_expires_at: None | str
        if isinstance(self.previous_secret_expires_at, datetime.datetime):
            previous_secret_expires_at = self.previous_secret_expires_at.isoformat()
        else:
            previous_secret_expires_at = self.previous_secret_expires_at

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "organisationId": organisation_id,
                "name": name,
                "role": role,
                "scopes": scopes,
                "active": active,
                "lastUsedAt": last_used_at,
                "previousSecretExpiresAt": previous_secret_expires_at,
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

        organisation_id = UUID(d.pop("organisationId"))

        name = d.pop("name")

        role = Role(d.pop("role"))

        scopes = cast(list[str], d.pop("scopes"))

        active = d.pop("active")

        def _parse_last_used_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_used_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_used_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_used_at = _parse_last_used_at(d.pop("lastUsedAt"))

        def _parse_previous_secret_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                previous_secret_expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return previous_secret_expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        previous_secret_expires_at = _parse_previous_secret_expires_at(
            d.pop("previousSecretExpiresAt")
        )

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        client_view = cls(
            id=id,
            organisation_id=organisation_id,
            name=name,
            role=role,
            scopes=scopes,
            active=active,
            last_used_at=last_used_at,
            previous_secret_expires_at=previous_secret_expires_at,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        client_view.additional_properties = d
        return client_view

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
