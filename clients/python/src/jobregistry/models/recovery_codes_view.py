from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="RecoveryCodesView")


@_attrs_define
class RecoveryCodesView:
    """Recovery codes, shown this once. Each stands for one code of the authenticator.

    Example:
        {'recoveryCodes': ['7KQ2-MN4P-X9TB']}

    """

    recovery_codes: list[str]
    """ The codes. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.recovery_codes, Unset):
            recovery_codes = self.recovery_codes

            field_dict["recoveryCodes"] = recovery_codes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        recovery_codes: Any = UNSET
        if "recoveryCodes" in d:
            recovery_codes = cast(list[str], d.pop("recoveryCodes"))

        recovery_codes_view = cls(
            recovery_codes=recovery_codes,
        )

        recovery_codes_view.additional_properties = d
        return recovery_codes_view

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
