from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role
from ..types import UNSET, Unset

T = TypeVar("T", bound="UserView")


@_attrs_define
class UserView:
    """A user as administrators see them.

    Example:
        {'active': True, 'createdAt': '2026-01-05T01:00:00Z', 'displayName': 'Văn phòng UBND phường', 'email':
            'vanphong@example.vn', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'lastLoginAt': '2026-01-05T02:00:00Z',
            'lockedUntil': None, 'organisationId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'roles': ['COMMUNE'],
            'secondFactor': False, 'updatedAt': '2026-01-05T01:00:00Z', 'username': 'vanphong.tohieu', 'version': 2}

    """

    id: UUID
    """ The id of a record, for good. """
    organisation_id: UUID
    """ The id of a record, for good. """
    username: str
    """ The name to log in with. """
    display_name: str
    """ The name that others see. """
    email: None | str
    """ Where mail is read. """
    roles: list[Role]
    """ The roles, which decide what may be done. """
    active: bool
    """ Whether it may be used. """
    second_factor: bool
    """ Whether log-in needs a code of an authenticator. """
    locked_until: datetime.datetime | None
    last_login_at: datetime.datetime | None
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
        if not isinstance(self.username, Unset):
            username = self.username
            field_dict["username"] = username
        if not isinstance(self.display_name, Unset):
            display_name = self.display_name
            field_dict["displayName"] = display_name
        if not isinstance(self.email, Unset):
            email: None | str
            email = self.email
            field_dict["email"] = email
        if not isinstance(self.roles, Unset):
            roles = []
            for roles_item_data in self.roles:
                roles_item = roles_item_data.value
                roles.append(roles_item)

            field_dict["roles"] = roles
        if not isinstance(self.active, Unset):
            active = self.active
            field_dict["active"] = active
        if not isinstance(self.second_factor, Unset):
            second_factor = self.second_factor
            field_dict["secondFactor"] = second_factor
        if not isinstance(self.locked_until, Unset):
            locked_until: None | str
            if isinstance(self.locked_until, datetime.datetime):
                locked_until = self.locked_until.isoformat()
            else:
                locked_until = self.locked_until
            field_dict["lockedUntil"] = locked_until
        if not isinstance(self.last_login_at, Unset):
            last_login_at: None | str
            if isinstance(self.last_login_at, datetime.datetime):
                last_login_at = self.last_login_at.isoformat()
            else:
                last_login_at = self.last_login_at
            field_dict["lastLoginAt"] = last_login_at
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

        organisation_id: Any = UNSET
        if "organisationId" in d:
            organisation_id = UUID(d.pop("organisationId"))

        username: Any = UNSET
        if "username" in d:
            username = d.pop("username")

        display_name: Any = UNSET
        if "displayName" in d:
            display_name = d.pop("displayName")

        email: Any = UNSET
        if "email" in d:

            def _parse_email(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            email = _parse_email(d.pop("email"))

        roles: Any = UNSET
        if "roles" in d:
            roles = []
            _roles = d.pop("roles")
            for roles_item_data in _roles:
                roles_item = Role(roles_item_data)

                roles.append(roles_item)

        active: Any = UNSET
        if "active" in d:
            active = d.pop("active")

        second_factor: Any = UNSET
        if "secondFactor" in d:
            second_factor = d.pop("secondFactor")

        locked_until: Any = UNSET
        if "lockedUntil" in d:

            def _parse_locked_until(data: object) -> datetime.datetime | None:
                if data is None:
                    return data
                try:
                    if not isinstance(data, str):
                        raise TypeError()
                    locked_until_type_0 = datetime.datetime.fromisoformat(data)

                    return locked_until_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                return cast(datetime.datetime | None, data)

            locked_until = _parse_locked_until(d.pop("lockedUntil"))

        last_login_at: Any = UNSET
        if "lastLoginAt" in d:

            def _parse_last_login_at(data: object) -> datetime.datetime | None:
                if data is None:
                    return data
                try:
                    if not isinstance(data, str):
                        raise TypeError()
                    last_login_at_type_0 = datetime.datetime.fromisoformat(data)

                    return last_login_at_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                return cast(datetime.datetime | None, data)

            last_login_at = _parse_last_login_at(d.pop("lastLoginAt"))

        version: Any = UNSET
        if "version" in d:
            version = d.pop("version")

        created_at: Any = UNSET
        if "createdAt" in d:
            created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at: Any = UNSET
        if "updatedAt" in d:
            updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        user_view = cls(
            id=id,
            organisation_id=organisation_id,
            username=username,
            display_name=display_name,
            email=email,
            roles=roles,
            active=active,
            second_factor=second_factor,
            locked_until=locked_until,
            last_login_at=last_login_at,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        user_view.additional_properties = d
        return user_view

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
