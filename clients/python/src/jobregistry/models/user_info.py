from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="UserInfo")


@_attrs_define
class UserInfo:
    """Who has logged in. What the app has no scope for is left out.

    Example:
        {'email': 'vanphong@example.vn', 'email_verified': False, 'name': 'Văn phòng UBND phường', 'preferred_username':
            'vanphong.tohieu', 'sub': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'updated_at': 1767578400}

    """

    sub: UUID
    """ Id of the user. """
    name: str | Unset = UNSET
    """ With `profile`: the name that is shown. """
    preferred_username: str | Unset = UNSET
    """ With `profile`: the name to log in with. """
    email: str | Unset = UNSET
    """ With `email`: the e-mail address, where there is one. """
    email_verified: bool | Unset = UNSET
    """ With `email`: false, since an administrator has entered it. """
    updated_at: int | Unset = UNSET
    """ With `profile`: when the user was last changed, in seconds since 1970. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sub = str(self.sub)

        name = self.name

        preferred_username = self.preferred_username

        email = self.email

        email_verified = self.email_verified

        updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sub": sub,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if preferred_username is not UNSET:
            field_dict["preferred_username"] = preferred_username
        if email is not UNSET:
            field_dict["email"] = email
        if email_verified is not UNSET:
            field_dict["email_verified"] = email_verified
        if updated_at is not UNSET:
            field_dict["updated_at"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sub = UUID(d.pop("sub"))

        name = d.pop("name", UNSET)

        preferred_username = d.pop("preferred_username", UNSET)

        email = d.pop("email", UNSET)

        email_verified = d.pop("email_verified", UNSET)

        updated_at = d.pop("updated_at", UNSET)

        user_info = cls(
            sub=sub,
            name=name,
            preferred_username=preferred_username,
            email=email,
            email_verified=email_verified,
            updated_at=updated_at,
        )

        user_info.additional_properties = d
        return user_info

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
