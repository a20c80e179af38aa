from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SecondFactorView")


@_attrs_define
class SecondFactorView:
    """A new secret, for an authenticator to take.

    Example:
        {'secret': 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'uri': 'otpauth://totp/Job-
            Training%20Registry:vanphong.tohieu?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Job-Training%20Registry'}

    """

    secret: str
    """ Base32, to be typed. """
    uri: str
    """ The same for a QR code. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.secret, Unset):
            secret = self.secret
            field_dict["secret"] = secret
        if not isinstance(self.uri, Unset):
            uri = self.uri
            field_dict["uri"] = uri

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        secret: Any = UNSET
        if "secret" in d:
            secret = d.pop("secret")

        uri: Any = UNSET
        if "uri" in d:
            uri = d.pop("uri")

        second_factor_view = cls(
            secret=secret,
            uri=uri,
        )

        second_factor_view.additional_properties = d
        return second_factor_view

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
