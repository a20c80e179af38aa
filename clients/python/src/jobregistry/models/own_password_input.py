from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="OwnPasswordInput")


@_attrs_define
class OwnPasswordInput:
    """A password that users set for themselves.

    Example:
        {'currentPassword': 'mua-xuan-o-tay-bac', 'newPassword': 'hoa-ban-no-trang-rung'}

    """

    current_password: str
    """ The password until now. """
    new_password: str
    """ The password from now on. """

    def to_dict(self) -> dict[str, Any]:
        current_password = self.current_password

        new_password = self.new_password

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "currentPassword": current_password,
                "newPassword": new_password,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        current_password = d.pop("currentPassword")

        new_password = d.pop("newPassword")

        own_password_input = cls(
            current_password=current_password,
            new_password=new_password,
        )

        return own_password_input
