from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="DeviceView")


@_attrs_define
class DeviceView:
    """What a device waits with, and what it shows: RFC 8628, section 3.2.

    Example:
        {'device_code': 'yUo2rWfWm0mB1c7QeD3xkJt5sVb9nZpLhA4gRiK8wFs', 'expires_in': 600, 'interval': 5, 'user_code':
            'WDJB-MJHT', 'verification_uri': 'https://registry.example.vn/oauth/device', 'verification_uri_complete':
            'https://registry.example.vn/oauth/device?user_code=WDJB-MJHT'}

    """

    device_code: str
    """ What the device sends to `/oauth/token`. """
    user_code: str
    """ What it shows. """
    verification_uri: str
    """ Where the user goes. """
    verification_uri_complete: str
    """ The same with the code in it, for a QR code. """
    expires_in: int
    """ Seconds. """
    interval: int
    """ Seconds to wait between two questions. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.device_code, Unset):
            device_code = self.device_code
            field_dict["device_code"] = device_code
        if not isinstance(self.user_code, Unset):
            user_code = self.user_code
            field_dict["user_code"] = user_code
        if not isinstance(self.verification_uri, Unset):
            verification_uri = self.verification_uri
            field_dict["verification_uri"] = verification_uri
        if not isinstance(self.verification_uri_complete, Unset):
            verification_uri_complete = self.verification_uri_complete
            field_dict["verification_uri_complete"] = verification_uri_complete
        if not isinstance(self.expires_in, Unset):
            expires_in = self.expires_in
            field_dict["expires_in"] = expires_in
        if not isinstance(self.interval, Unset):
            interval = self.interval
            field_dict["interval"] = interval

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        device_code: Any = UNSET
        if "device_code" in d:
            device_code = d.pop("device_code")

        user_code: Any = UNSET
        if "user_code" in d:
            user_code = d.pop("user_code")

        verification_uri: Any = UNSET
        if "verification_uri" in d:
            verification_uri = d.pop("verification_uri")

        verification_uri_complete: Any = UNSET
        if "verification_uri_complete" in d:
            verification_uri_complete = d.pop("verification_uri_complete")

        expires_in: Any = UNSET
        if "expires_in" in d:
            expires_in = d.pop("expires_in")

        interval: Any = UNSET
        if "interval" in d:
            interval = d.pop("interval")

        device_view = cls(
            device_code=device_code,
            user_code=user_code,
            verification_uri=verification_uri,
            verification_uri_complete=verification_uri_complete,
            expires_in=expires_in,
            interval=interval,
        )

        device_view.additional_properties = d
        return device_view

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
