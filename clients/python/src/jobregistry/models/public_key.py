from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PublicKey")


@_attrs_define
class PublicKey:
    """A key as RFC 7517 publishes it.

    Example:
        {'alg': 'EdDSA', 'crv': 'Ed25519', 'kid': 'k1', 'kty': 'OKP', 'use': 'sig', 'x':
            '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}

    """

    kty: str
    """ `OKP` or `RSA`. """
    alg: str
    """ The algorithm that it signs with. """
    use: str
    """ `sig`: it signs. """
    kid: str
    """ Id of the key, as tokens name it. """
    crv: str | Unset = UNSET
    """ The curve. """
    x: str | Unset = UNSET
    """ The public key on the curve, base64url. """
    n: str | Unset = UNSET
    """ The modulus of an RSA key, base64url. """
    e: str | Unset = UNSET
    """ The exponent of an RSA key, base64url. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kty = self.kty

        alg = self.alg

        use = self.use

        kid = self.kid

        crv = self.crv

        x = self.x

        n = self.n

        e = self.e

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kty": kty,
                "alg": alg,
                "use": use,
                "kid": kid,
            }
        )
        if crv is not UNSET:
            field_dict["crv"] = crv
        if x is not UNSET:
            field_dict["x"] = x
        if n is not UNSET:
            field_dict["n"] = n
        if e is not UNSET:
            field_dict["e"] = e

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kty = d.pop("kty")

        alg = d.pop("alg")

        use = d.pop("use")

        kid = d.pop("kid")

        crv = d.pop("crv", UNSET)

        x = d.pop("x", UNSET)

        n = d.pop("n", UNSET)

        e = d.pop("e", UNSET)

        public_key = cls(
            kty=kty,
            alg=alg,
            use=use,
            kid=kid,
            crv=crv,
            x=x,
            n=n,
            e=e,
        )

        public_key.additional_properties = d
        return public_key

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
