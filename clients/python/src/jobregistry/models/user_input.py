from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.role import Role
from ..types import UNSET, Unset

T = TypeVar("T", bound="UserInput")


@_attrs_define
class UserInput:
    """A new user.

    Example:
        {'displayName': 'Văn phòng UBND phường', 'email': 'vanphong@example.vn', 'organisationId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'password': 'mua-xuan-o-tay-bac', 'roles': ['COMMUNE'], 'username':
            'vanphong.tohieu'}

    """

    display_name: str
    organisation_id: UUID
    password: str
    """ Never shown again. """
    roles: list[Role]
    """ Each must fit the kind of the organisation. """
    username: str
    """ Unique; stored in lower case. """
    active: bool | Unset = True
    email: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        display_name = self.display_name

        organisation_id = str(self.organisation_id)

        password = self.password

        roles = []
        for roles_item_data in self.roles:
            roles_item = roles_item_data.value
            roles.append(roles_item)

        username = self.username

        active = self.active

        email: None | str | Unset
        if isinstance(self.email, Unset):
            email = UNSET
        else:
            email = self.email

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "displayName": display_name,
                "organisationId": organisation_id,
                "password": password,
                "roles": roles,
                "username": username,
            }
        )
        if active is not UNSET:
            field_dict["active"] = active
        if email is not UNSET:
            field_dict["email"] = email

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        display_name = d.pop("displayName")

        organisation_id = UUID(d.pop("organisationId"))

        password = d.pop("password")

        roles = []
        _roles = d.pop("roles")
        for roles_item_data in _roles:
            roles_item = Role(roles_item_data)

            roles.append(roles_item)

        username = d.pop("username")

        active = d.pop("active", UNSET)

        def _parse_email(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        email = _parse_email(d.pop("email", UNSET))

        user_input = cls(
            display_name=display_name,
            organisation_id=organisation_id,
            password=password,
            roles=roles,
            username=username,
            active=active,
            email=email,
        )

        return user_input
