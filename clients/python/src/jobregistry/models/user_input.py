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

    organisation_id: UUID
    """ The id of a record, for good. """
    username: str
    """ Unique; stored in lower case. """
    display_name: str
    """ The name that others see. """
    roles: list[Role]
    """ Each must fit the kind of the organisation. """
    password: str
    """ Never shown again. """
    email: None | str | Unset = UNSET
    """ Where mail is read. """
    active: bool | Unset = True
    """ Whether it may be used. """

    def to_dict(self) -> dict[str, Any]:
        organisation_id = str(self.organisation_id)

        username = self.username

        display_name = self.display_name

        roles = []
        for roles_item_data in self.roles:
            roles_item = roles_item_data.value
            roles.append(roles_item)

        password = self.password

        email: None | str | Unset
        if isinstance(self.email, Unset):
            email = UNSET
        else:
            email = self.email

        active = self.active

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "organisationId": organisation_id,
                "username": username,
                "displayName": display_name,
                "roles": roles,
                "password": password,
            }
        )
        if email is not UNSET:
            field_dict["email"] = email
        if active is not UNSET:
            field_dict["active"] = active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        organisation_id = UUID(d.pop("organisationId"))

        username = d.pop("username")

        display_name = d.pop("displayName")

        roles = []
        _roles = d.pop("roles")
        for roles_item_data in _roles:
            roles_item = Role(roles_item_data)

            roles.append(roles_item)

        password = d.pop("password")

        def _parse_email(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        email = _parse_email(d.pop("email", UNSET))

        active = d.pop("active", UNSET)

        user_input = cls(
            organisation_id=organisation_id,
            username=username,
            display_name=display_name,
            roles=roles,
            password=password,
            email=email,
            active=active,
        )

        return user_input
