from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.confirmation import Confirmation


T = TypeVar("T", bound="IntrospectionView")


@_attrs_define
class IntrospectionView:
    """What is known of a token, RFC 7662. Of one that is not good, only that it is not.

    Example:
        {'active': True, 'aud': 'registry', 'client_id': 'registry', 'exp': 1767578400, 'iat': 1767577800, 'iss':
            'https://registry.example.vn', 'scope': 'schools:read', 'sub': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12',
            'token_type': 'Bearer'}

    """

    active: bool
    """ Whether it may be used. """
    scope: str | Unset = UNSET
    """ The scopes of the token, separated by blanks. """
    client_id: str | Unset = UNSET
    """ The client that the token was given to. """
    token_type: str | Unset = UNSET
    """ `Bearer`. """
    cnf: Confirmation | Unset = UNSET
    """ A key, by its thumbprint. """
    exp: int | Unset = UNSET
    """ When the token ends, in seconds since 1970. """
    iat: int | Unset = UNSET
    """ When the token was given, in seconds since 1970. """
    sub: UUID | Unset = UNSET
    """ Id of the user or the client. """
    aud: str | Unset = UNSET
    """ Whom the token is meant for. """
    iss: str | Unset = UNSET
    """ Who gave the token. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        scope = self.scope

        client_id = self.client_id

        token_type = self.token_type

        cnf: dict[str, Any] | Unset = UNSET
        if not isinstance(self.cnf, Unset):
            cnf = self.cnf.to_dict()

        exp = self.exp

        iat = self.iat

        sub: str | Unset = UNSET
        if not isinstance(self.sub, Unset):
            sub = str(self.sub)

        aud = self.aud

        iss = self.iss

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.active, Unset):
            active = self.active
            field_dict["active"] = active
        if scope is not UNSET:
            field_dict["scope"] = scope
        if client_id is not UNSET:
            field_dict["client_id"] = client_id
        if token_type is not UNSET:
            field_dict["token_type"] = token_type
        if cnf is not UNSET:
            field_dict["cnf"] = cnf
        if exp is not UNSET:
            field_dict["exp"] = exp
        if iat is not UNSET:
            field_dict["iat"] = iat
        if sub is not UNSET:
            field_dict["sub"] = sub
        if aud is not UNSET:
            field_dict["aud"] = aud
        if iss is not UNSET:
            field_dict["iss"] = iss

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.confirmation import Confirmation  # noqa: PLC0415

        d = dict(src_dict)
        active: Any = UNSET
        if "active" in d:
            active = d.pop("active")

        scope = d.pop("scope", UNSET)

        client_id = d.pop("client_id", UNSET)

        token_type = d.pop("token_type", UNSET)

        _cnf = d.pop("cnf", UNSET)
        cnf: Confirmation | Unset
        if isinstance(_cnf, Unset):
            cnf = UNSET
        else:
            cnf = Confirmation.from_dict(_cnf)

        exp = d.pop("exp", UNSET)

        iat = d.pop("iat", UNSET)

        _sub = d.pop("sub", UNSET)
        sub: UUID | Unset
        if isinstance(_sub, Unset):
            sub = UNSET
        else:
            sub = UUID(_sub)

        aud = d.pop("aud", UNSET)

        iss = d.pop("iss", UNSET)

        introspection_view = cls(
            active=active,
            scope=scope,
            client_id=client_id,
            token_type=token_type,
            cnf=cnf,
            exp=exp,
            iat=iat,
            sub=sub,
            aud=aud,
            iss=iss,
        )

        introspection_view.additional_properties = d
        return introspection_view

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
