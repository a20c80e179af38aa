from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="TokenForm")


@_attrs_define
class TokenForm:
    """How to get a token. Which members count depends on `grant_type`.

    Example:
        {'grant_type': 'password', 'password': 'mua-xuan-o-tay-bac', 'username': 'admin'}

    """

    grant_type: str
    """ `authorization_code`, `refresh_token`, `client_credentials`, `password` or
    `urn:ietf:params:oauth:grant-type:device_code`. """
    username: str | Unset = UNSET
    """ With `password`. """
    password: str | Unset = UNSET
    """ With `password`. """
    refresh_token: str | Unset = UNSET
    """ With `refresh_token`. """
    code: str | Unset = UNSET
    """ With `authorization_code`: what the app was led back with. """
    redirect_uri: str | Unset = UNSET
    """ With `authorization_code`: the address that the app was led back to. """
    code_verifier: str | Unset = UNSET
    """ With `authorization_code`: what the app has made the challenge of (RFC 7636). """
    device_code: str | Unset = UNSET
    """ With the device's grant: what the device waits for. """
    scope: str | Unset = UNSET
    """ Scopes wanted, separated by spaces; all that are allowed when not given. """
    client_id: str | Unset = UNSET
    """ Id of the client, unless HTTP Basic carries it. """
    client_secret: str | Unset = UNSET
    """ Secret of the client, unless HTTP Basic carries it. """
    client_assertion_type: str | Unset = UNSET
    """ With `client_assertion`: `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`. """
    client_assertion: str | Unset = UNSET
    """ In place of a secret: a JWT that the client has signed with a key of its own (RFC 7523). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        grant_type = self.grant_type

        username = self.username

        password = self.password

        refresh_token = self.refresh_token

        code = self.code

        redirect_uri = self.redirect_uri

        code_verifier = self.code_verifier

        device_code = self.device_code

        scope = self.scope

        client_id = self.client_id

        client_secret = self.client_secret

        client_assertion_type = self.client_assertion_type

        client_assertion = self.client_assertion

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "grant_type": grant_type,
            }
        )
        if username is not UNSET:
            field_dict["username"] = username
        if password is not UNSET:
            field_dict["password"] = password
        if refresh_token is not UNSET:
            field_dict["refresh_token"] = refresh_token
        if code is not UNSET:
            field_dict["code"] = code
        if redirect_uri is not UNSET:
            field_dict["redirect_uri"] = redirect_uri
        if code_verifier is not UNSET:
            field_dict["code_verifier"] = code_verifier
        if device_code is not UNSET:
            field_dict["device_code"] = device_code
        if scope is not UNSET:
            field_dict["scope"] = scope
        if client_id is not UNSET:
            field_dict["client_id"] = client_id
        if client_secret is not UNSET:
            field_dict["client_secret"] = client_secret
        if client_assertion_type is not UNSET:
            field_dict["client_assertion_type"] = client_assertion_type
        if client_assertion is not UNSET:
            field_dict["client_assertion"] = client_assertion

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        grant_type = d.pop("grant_type")

        username = d.pop("username", UNSET)

        password = d.pop("password", UNSET)

        refresh_token = d.pop("refresh_token", UNSET)

        code = d.pop("code", UNSET)

        redirect_uri = d.pop("redirect_uri", UNSET)

        code_verifier = d.pop("code_verifier", UNSET)

        device_code = d.pop("device_code", UNSET)

        scope = d.pop("scope", UNSET)

        client_id = d.pop("client_id", UNSET)

        client_secret = d.pop("client_secret", UNSET)

        client_assertion_type = d.pop("client_assertion_type", UNSET)

        client_assertion = d.pop("client_assertion", UNSET)

        token_form = cls(
            grant_type=grant_type,
            username=username,
            password=password,
            refresh_token=refresh_token,
            code=code,
            redirect_uri=redirect_uri,
            code_verifier=code_verifier,
            device_code=device_code,
            scope=scope,
            client_id=client_id,
            client_secret=client_secret,
            client_assertion_type=client_assertion_type,
            client_assertion=client_assertion,
        )

        token_form.additional_properties = d
        return token_form

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
