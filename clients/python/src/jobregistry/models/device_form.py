from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="DeviceForm")


@_attrs_define
class DeviceForm:
    """How a device asks for its codes.

    Example:
        {'client_id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'scope': 'trainees:read'}

    """

    scope: str | Unset = UNSET
    """ Scopes wanted, separated by spaces; all that are allowed when not given. """
    client_id: str | Unset = UNSET
    """ Id of the app, unless HTTP Basic carries it. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scope = self.scope

        client_id = self.client_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if scope is not UNSET:
            field_dict["scope"] = scope
        if client_id is not UNSET:
            field_dict["client_id"] = client_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        scope = d.pop("scope", UNSET)

        client_id = d.pop("client_id", UNSET)

        device_form = cls(
            scope=scope,
            client_id=client_id,
        )

        device_form.additional_properties = d
        return device_form

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
