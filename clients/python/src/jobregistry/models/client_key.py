from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ClientKey")


@_attrs_define
class ClientKey:
    """A public key of a client, as RFC 7517 writes it: Ed25519, EC on P-256, or RSA of 2,048 bits and more.

    Example:
        {'crv': 'Ed25519', 'kid': '2026-1', 'kty': 'OKP', 'x': '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}

    """

    kty: str
    """ `OKP`, `EC` or `RSA`. """
    kid: str | Unset = UNSET
    """ Name of the key, as its assertions give it. """
    crv: str | Unset = UNSET
    """ The curve: `Ed25519` or `P-256`. """
    x: str | Unset = UNSET
    """ A point's first coordinate, base64url. """
    y: str | Unset = UNSET
    """ A point's second coordinate, base64url. """
    n: str | Unset = UNSET
    """ The modulus of an RSA key, base64url. """
    e: str | Unset = UNSET
    """ The exponent of an RSA key, base64url. """
    alg: str | Unset = UNSET
    """ `EdDSA`, `ES256`, `RS256` or `PS256`. """
    use: str | Unset = UNSET
    """ `sig`. """

    def to_dict(self) -> dict[str, Any]:
        kty = self.kty

        kid = self.kid

        crv = self.crv

        x = self.x

        y = self.y

        n = self.n

        e = self.e

        alg = self.alg

        use = self.use

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kty": kty,
            }
        )
        if kid is not UNSET:
            field_dict["kid"] = kid
        if crv is not UNSET:
            field_dict["crv"] = crv
        if x is not UNSET:
            field_dict["x"] = x
        if y is not UNSET:
            field_dict["y"] = y
        if n is not UNSET:
            field_dict["n"] = n
        if e is not UNSET:
            field_dict["e"] = e
        if alg is not UNSET:
            field_dict["alg"] = alg
        if use is not UNSET:
            field_dict["use"] = use

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kty = d.pop("kty")

        kid = d.pop("kid", UNSET)

        crv = d.pop("crv", UNSET)

        x = d.pop("x", UNSET)

        y = d.pop("y", UNSET)

        n = d.pop("n", UNSET)

        e = d.pop("e", UNSET)

        alg = d.pop("alg", UNSET)

        use = d.pop("use", UNSET)

        client_key = cls(
            kty=kty,
            kid=kid,
            crv=crv,
            x=x,
            y=y,
            n=n,
            e=e,
            alg=alg,
            use=use,
        )

        return client_key
