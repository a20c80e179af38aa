from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

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
    code: None | str | Unset = UNSET
    """ With a second factor: a code of the authenticator, or a recovery code. """

    def to_dict(self) -> dict[str, Any]:
        current_password = self.current_password

        new_password = self.new_password

        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "currentPassword": current_password,
                "newPassword": new_password,
            }
        )
        if code is not UNSET:
            field_dict["code"] = code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        current_password = d.pop("currentPassword")

        new_password = d.pop("newPassword")

        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))

        own_password_input = cls(
            current_password=current_password,
            new_password=new_password,
            code=code,
        )

        return own_password_input
