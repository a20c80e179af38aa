from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AppConsent")


@_attrs_define
class AppConsent:
    """A consent as whoever gave it sees it.

    Example:
        {'clientId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'clientName': 'Sổ tay cán bộ xã', 'createdAt':
            '2026-01-05T02:00:00Z', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a16', 'organisationName': 'Trung tâm Công nghệ
            số', 'scopes': ['trainees:read'], 'updatedAt': '2026-01-05T02:00:00Z'}

    """

    id: UUID
    """ The id of a record, for good. """
    client_id: UUID
    """ The id of a record, for good. """
    client_name: str
    """ Its name. """
    organisation_name: str
    """ Whose app it is. """
    scopes: list[str]
    """ What it may do. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        client_id = str(self.client_id)

        client_name = self.client_name

        organisation_name = self.organisation_name

        scopes = self.scopes

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "clientId": client_id,
                "clientName": client_name,
                "organisationName": organisation_name,
                "scopes": scopes,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        client_id = UUID(d.pop("clientId"))

        client_name = d.pop("clientName")

        organisation_name = d.pop("organisationName")

        scopes = cast(list[str], d.pop("scopes"))

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        app_consent = cls(
            id=id,
            client_id=client_id,
            client_name=client_name,
            organisation_name=organisation_name,
            scopes=scopes,
            created_at=created_at,
            updated_at=updated_at,
        )

        app_consent.additional_properties = d
        return app_consent

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
