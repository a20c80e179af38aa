from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PushedView")


@_attrs_define
class PushedView:
    """The name of a request that was sent ahead, RFC 9126.

    Example:
        {'expires_in': 600, 'request_uri':
            'urn:ietf:params:oauth:request_uri:yUo2rWfWm0mB1c7QeD3xkJt5sVb9nZpLhA4gRiK8wFs'}

    """

    request_uri: str
    """ What the browser carries in place of the parameters. """
    expires_in: int
    """ Seconds. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.request_uri, Unset):
            request_uri = self.request_uri
            field_dict["request_uri"] = request_uri
        if not isinstance(self.expires_in, Unset):
            expires_in = self.expires_in
            field_dict["expires_in"] = expires_in

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        request_uri: Any = UNSET
        if "request_uri" in d:
            request_uri = d.pop("request_uri")

        expires_in: Any = UNSET
        if "expires_in" in d:
            expires_in = d.pop("expires_in")

        pushed_view = cls(
            request_uri=request_uri,
            expires_in=expires_in,
        )

        pushed_view.additional_properties = d
        return pushed_view

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
