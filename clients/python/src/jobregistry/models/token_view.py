from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TokenView")


@_attrs_define
class TokenView:
    """Tokens, RFC 6749 section 5.1.

    Example:
        {'access_token': 'eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.e30.c2ln', 'expires_in': 600,
            'refresh_token': 'yUo2rWfWm0mB1c7QeD3xkJt5sVb9nZpLhA4gRiK8wFs', 'scope': 'schools:read trainees:read',
            'token_type': 'Bearer'}

    """

    access_token: str
    """ Send it as `Authorization: Bearer …`, or `DPoP …` with a proof beside it. """
    token_type: str
    """ `Bearer`, or `DPoP` where it is bound to a key (RFC 9449). """
    expires_in: int
    """ Seconds. """
    scope: str
    """ What the token may be used for, separated by spaces. """
    refresh_token: str | Unset = UNSET
    """ Only for people. Good for one use within 30 days; the answer brings the next one. """
    id_token: str | Unset = UNSET
    """ With the scope `openid`: who has logged in, signed for the app (OpenID Connect). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        refresh_token = self.refresh_token

        id_token = self.id_token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.access_token, Unset):
            access_token = self.access_token
            field_dict["access_token"] = access_token
        if not isinstance(self.token_type, Unset):
            token_type = self.token_type
            field_dict["token_type"] = token_type
        if not isinstance(self.expires_in, Unset):
            expires_in = self.expires_in
            field_dict["expires_in"] = expires_in
        if not isinstance(self.scope, Unset):
            scope = self.scope
            field_dict["scope"] = scope
        if refresh_token is not UNSET:
            field_dict["refresh_token"] = refresh_token
        if id_token is not UNSET:
            field_dict["id_token"] = id_token

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        access_token: Any = UNSET
        if "access_token" in d:
            access_token = d.pop("access_token")

        token_type: Any = UNSET
        if "token_type" in d:
            token_type = d.pop("token_type")

        expires_in: Any = UNSET
        if "expires_in" in d:
            expires_in = d.pop("expires_in")

        scope: Any = UNSET
        if "scope" in d:
            scope = d.pop("scope")

        refresh_token = d.pop("refresh_token", UNSET)

        id_token = d.pop("id_token", UNSET)

        token_view = cls(
            access_token=access_token,
            token_type=token_type,
            expires_in=expires_in,
            scope=scope,
            refresh_token=refresh_token,
            id_token=id_token,
        )

        token_view.additional_properties = d
        return token_view

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
