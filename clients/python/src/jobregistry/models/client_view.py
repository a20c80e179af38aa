from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.auth_method import AuthMethod
from ..models.id_token_algorithm import IdTokenAlgorithm
from ..models.role import Role
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.client_key import ClientKey


T = TypeVar("T", bound="ClientView")


@_attrs_define
class ClientView:
    """A client as administrators see it.

    Example:
        {'active': True, 'authMethod': 'SECRET', 'createdAt': '2026-01-05T01:00:00Z', 'deviceLogin': False, 'id':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'idTokenAlgorithm': 'RS256', 'lastUsedAt': None, 'name': 'Đồng bộ hằng
            đêm', 'organisationId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'previousSecretExpiresAt': None, 'publicKeys':
            [], 'redirectUris': [], 'role': 'SCHOOL_REGISTRAR', 'scopes': ['trainees:read', 'trainees:write'], 'updatedAt':
            '2026-01-05T01:00:00Z', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    organisation_id: UUID
    """ The id of a record, for good. """
    name: str
    """ What it is called. """
    role: None | Role
    scopes: list[str]
    """ The most that its tokens may do. """
    auth_method: AuthMethod
    """ How a client proves who it is. """
    public_keys: list[ClientKey]
    """ The keys that its assertions may be signed with. """
    redirect_uris: list[str]
    """ Where people may be led back to. """
    device_login: bool
    """ Whether people may log in to it by a code that it shows. """
    id_token_algorithm: IdTokenAlgorithm
    """ How the ID tokens for a client are signed. """
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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.id, Unset):
            id = str(self.id)
            field_dict["id"] = id
        if not isinstance(self.organisation_id, Unset):
            organisation_id = str(self.organisation_id)
            field_dict["organisationId"] = organisation_id
        if not isinstance(self.name, Unset):
            name = self.name
            field_dict["name"] = name
        if not isinstance(self.role, Unset):
            role: None | str
            if isinstance(self.role, Role):
                role = self.role.value
            else:
                role = self.role
            field_dict["role"] = role
        if not isinstance(self.scopes, Unset):
            scopes = self.scopes

            field_dict["scopes"] = scopes
        if not isinstance(self.auth_method, Unset):
            auth_method = self.auth_method.value
            field_dict["authMethod"] = auth_method
        if not isinstance(self.public_keys, Unset):
            public_keys = []
            for public_keys_item_data in self.public_keys:
                public_keys_item = public_keys_item_data.to_dict()
                public_keys.append(public_keys_item)

            field_dict["publicKeys"] = public_keys
        if not isinstance(self.redirect_uris, Unset):
            redirect_uris = self.redirect_uris

            field_dict["redirectUris"] = redirect_uris
        if not isinstance(self.device_login, Unset):
            device_login = self.device_login
            field_dict["deviceLogin"] = device_login
        if not isinstance(self.id_token_algorithm, Unset):
            id_token_algorithm = self.id_token_algorithm.value
            field_dict["idTokenAlgorithm"] = id_token_algorithm
        if not isinstance(self.active, Unset):
            active = self.active
            field_dict["active"] = active
        if not isinstance(self.last_used_at, Unset):
            last_used_at: None | str
            if isinstance(self.last_used_at, datetime.datetime):
                last_used_at = self.last_used_at.isoformat()
            else:
                last_used_at = self.last_used_at
            field_dict["lastUsedAt"] = last_used_at
        if not isinstance(self.previous_secret_expires_at, Unset):
            previous_secret_expires_at: None | str
            if isinstance(self.previous_secret_expires_at, datetime.datetime):
                previous_secret_expires_at = self.previous_secret_expires_at.isoformat()
            else:
                previous_secret_expires_at = self.previous_secret_expires_at
            field_dict["previousSecretExpiresAt"] = previous_secret_expires_at
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
        from ..models.client_key import ClientKey  # noqa: PLC0415

        d = dict(src_dict)
        id: Any = UNSET
        if "id" in d:
            id = UUID(d.pop("id"))

        organisation_id: Any = UNSET
        if "organisationId" in d:
            organisation_id = UUID(d.pop("organisationId"))

        name: Any = UNSET
        if "name" in d:
            name = d.pop("name")

        role: Any = UNSET
        if "role" in d:

            def _parse_role(data: object) -> None | Role:
                if data is None:
                    return data
                try:
                    if not isinstance(data, str):
                        raise TypeError()
                    role_type_0 = Role(data)

                    return role_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                return cast(None | Role, data)

            role = _parse_role(d.pop("role"))

        scopes: Any = UNSET
        if "scopes" in d:
            scopes = cast(list[str], d.pop("scopes"))

        auth_method: Any = UNSET
        if "authMethod" in d:
            auth_method = AuthMethod(d.pop("authMethod"))

        public_keys: Any = UNSET
        if "publicKeys" in d:
            public_keys = []
            _public_keys = d.pop("publicKeys")
            for public_keys_item_data in _public_keys:
                public_keys_item = ClientKey.from_dict(public_keys_item_data)

                public_keys.append(public_keys_item)

        redirect_uris: Any = UNSET
        if "redirectUris" in d:
            redirect_uris = cast(list[str], d.pop("redirectUris"))

        device_login: Any = UNSET
        if "deviceLogin" in d:
            device_login = d.pop("deviceLogin")

        id_token_algorithm: Any = UNSET
        if "idTokenAlgorithm" in d:
            id_token_algorithm = IdTokenAlgorithm(d.pop("idTokenAlgorithm"))

        active: Any = UNSET
        if "active" in d:
            active = d.pop("active")

        last_used_at: Any = UNSET
        if "lastUsedAt" in d:

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

        previous_secret_expires_at: Any = UNSET
        if "previousSecretExpiresAt" in d:

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

        version: Any = UNSET
        if "version" in d:
            version = d.pop("version")

        created_at: Any = UNSET
        if "createdAt" in d:
            created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at: Any = UNSET
        if "updatedAt" in d:
            updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        client_view = cls(
            id=id,
            organisation_id=organisation_id,
            name=name,
            role=role,
            scopes=scopes,
            auth_method=auth_method,
            public_keys=public_keys,
            redirect_uris=redirect_uris,
            device_login=device_login,
            id_token_algorithm=id_token_algorithm,
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
