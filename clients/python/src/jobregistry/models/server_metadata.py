from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ServerMetadata")


@_attrs_define
class ServerMetadata:
    """What this authorization server can do: RFC 8414 and OpenID Connect Discovery.

    Example:
        {'authorization_endpoint': 'https://registry.example.vn/oauth/authorize',
            'authorization_response_iss_parameter_supported': True, 'claims_parameter_supported': False, 'claims_supported':
            ['sub', 'name'], 'code_challenge_methods_supported': ['S256'], 'device_authorization_endpoint':
            'https://registry.example.vn/oauth/device_authorization', 'dpop_signing_alg_values_supported': ['EdDSA'],
            'grant_types_supported': ['authorization_code', 'refresh_token'], 'id_token_signing_alg_values_supported':
            ['RS256', 'EdDSA'], 'introspection_endpoint': 'https://registry.example.vn/oauth/introspect',
            'introspection_endpoint_auth_methods_supported': ['client_secret_basic'],
            'introspection_endpoint_auth_signing_alg_values_supported': ['EdDSA'], 'issuer': 'https://registry.example.vn',
            'jwks_uri': 'https://registry.example.vn/.well-known/jwks.json', 'pushed_authorization_request_endpoint':
            'https://registry.example.vn/oauth/par', 'request_parameter_supported': False,
            'request_uri_parameter_supported': False, 'response_modes_supported': ['query'], 'response_types_supported':
            ['code'], 'revocation_endpoint': 'https://registry.example.vn/oauth/revoke',
            'revocation_endpoint_auth_methods_supported': ['client_secret_basic', 'none'],
            'revocation_endpoint_auth_signing_alg_values_supported': ['EdDSA'], 'scopes_supported': ['openid',
            'schools:read'], 'service_documentation': 'https://registry.example.vn/docs/', 'subject_types_supported':
            ['public'], 'token_endpoint': 'https://registry.example.vn/oauth/token',
            'token_endpoint_auth_methods_supported': ['client_secret_basic', 'none'],
            'token_endpoint_auth_signing_alg_values_supported': ['EdDSA'], 'ui_locales_supported': ['vi', 'en'],
            'userinfo_endpoint': 'https://registry.example.vn/oauth/userinfo'}

    """

    issuer: str
    """ Who gives tokens. """
    authorization_endpoint: str
    """ Where a browser is sent for somebody to log in. """
    token_endpoint: str
    """ Where to get a token. """
    device_authorization_endpoint: str
    """ Where a device gets the code that it shows. """
    pushed_authorization_request_endpoint: str
    """ Where an app sends its request ahead (RFC 9126). """
    revocation_endpoint: str
    """ Where to give one back. """
    introspection_endpoint: str
    """ Where to have one checked. """
    userinfo_endpoint: str
    """ Where an app reads who has logged in. """
    jwks_uri: str
    """ Where the public keys are. """
    service_documentation: str
    """ Where people read about it. """
    ui_locales_supported: list[str]
    """ Languages of the pages. """
    scopes_supported: list[str]
    """ All scopes. """
    response_types_supported: list[str]
    """ What the page answers with. """
    response_modes_supported: list[str]
    """ How it carries that. """
    grant_types_supported: list[str]
    """ The ways to get a token. """
    code_challenge_methods_supported: list[str]
    """ How a challenge is made (RFC 7636). """
    authorization_response_iss_parameter_supported: bool
    """ Whether an app is led back with `iss` (RFC 9207). """
    token_endpoint_auth_methods_supported: list[str]
    """ How a client proves who it is to get a token. """
    token_endpoint_auth_signing_alg_values_supported: list[str]
    """ How its assertions may be signed. """
    introspection_endpoint_auth_methods_supported: list[str]
    """ How it does so to have a token checked. """
    introspection_endpoint_auth_signing_alg_values_supported: list[str]
    """ How its assertions may be signed there. """
    revocation_endpoint_auth_methods_supported: list[str]
    """ How it does so to give a token back. """
    revocation_endpoint_auth_signing_alg_values_supported: list[str]
    """ How its assertions may be signed there. """
    dpop_signing_alg_values_supported: list[str]
    """ How proofs of a token's key may be signed (RFC 9449). """
    subject_types_supported: list[str]
    """ Every app knows a user by the same id. """
    id_token_signing_alg_values_supported: list[str]
    """ How ID tokens may be signed. """
    claims_supported: list[str]
    """ What ID tokens and `userinfo` tell. """
    claims_parameter_supported: bool
    """ Whether single claims can be asked for. """
    request_parameter_supported: bool
    """ Whether a request may be a JWT. """
    request_uri_parameter_supported: bool
    """ Whether a request may lie at an address of the app. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        issuer = self.issuer

        authorization_endpoint = self.authorization_endpoint

        token_endpoint = self.token_endpoint

        device_authorization_endpoint = self.device_authorization_endpoint

        pushed_authorization_request_endpoint = self.pushed_authorization_request_endpoint

        revocation_endpoint = self.revocation_endpoint

        introspection_endpoint = self.introspection_endpoint

        userinfo_endpoint = self.userinfo_endpoint

        jwks_uri = self.jwks_uri

        service_documentation = self.service_documentation

        ui_locales_supported = self.ui_locales_supported

        scopes_supported = self.scopes_supported

        response_types_supported = self.response_types_supported

        response_modes_supported = self.response_modes_supported

        grant_types_supported = self.grant_types_supported

        code_challenge_methods_supported = self.code_challenge_methods_supported

        authorization_response_iss_parameter_supported = (
            self.authorization_response_iss_parameter_supported
        )

        token_endpoint_auth_methods_supported = self.token_endpoint_auth_methods_supported

        token_endpoint_auth_signing_alg_values_supported = (
            self.token_endpoint_auth_signing_alg_values_supported
        )

        introspection_endpoint_auth_methods_supported = (
            self.introspection_endpoint_auth_methods_supported
        )

        introspection_endpoint_auth_signing_alg_values_supported = (
            self.introspection_endpoint_auth_signing_alg_values_supported
        )

        revocation_endpoint_auth_methods_supported = self.revocation_endpoint_auth_methods_supported

        revocation_endpoint_auth_signing_alg_values_supported = (
            self.revocation_endpoint_auth_signing_alg_values_supported
        )

        dpop_signing_alg_values_supported = self.dpop_signing_alg_values_supported

        subject_types_supported = self.subject_types_supported

        id_token_signing_alg_values_supported = self.id_token_signing_alg_values_supported

        claims_supported = self.claims_supported

        claims_parameter_supported = self.claims_parameter_supported

        request_parameter_supported = self.request_parameter_supported

        request_uri_parameter_supported = self.request_uri_parameter_supported

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "issuer": issuer,
                "authorization_endpoint": authorization_endpoint,
                "token_endpoint": token_endpoint,
                "device_authorization_endpoint": device_authorization_endpoint,
                "pushed_authorization_request_endpoint": pushed_authorization_request_endpoint,
                "revocation_endpoint": revocation_endpoint,
                "introspection_endpoint": introspection_endpoint,
                "userinfo_endpoint": userinfo_endpoint,
                "jwks_uri": jwks_uri,
                "service_documentation": service_documentation,
                "ui_locales_supported": ui_locales_supported,
                "scopes_supported": scopes_supported,
                "response_types_supported": response_types_supported,
                "response_modes_supported": response_modes_supported,
                "grant_types_supported": grant_types_supported,
                "code_challenge_methods_supported": code_challenge_methods_supported,
                "authorization_response_iss_parameter_supported": authorization_response_iss_parameter_supported,
                "token_endpoint_auth_methods_supported": token_endpoint_auth_methods_supported,
                "token_endpoint_auth_signing_alg_values_supported": token_endpoint_auth_signing_alg_values_supported,
                "introspection_endpoint_auth_methods_supported": introspection_endpoint_auth_methods_supported,
                "introspection_endpoint_auth_signing_alg_values_supported": introspection_endpoint_auth_signing_alg_values_supported,
                "revocation_endpoint_auth_methods_supported": revocation_endpoint_auth_methods_supported,
                "revocation_endpoint_auth_signing_alg_values_supported": revocation_endpoint_auth_signing_alg_values_supported,
                "dpop_signing_alg_values_supported": dpop_signing_alg_values_supported,
                "subject_types_supported": subject_types_supported,
                "id_token_signing_alg_values_supported": id_token_signing_alg_values_supported,
                "claims_supported": claims_supported,
                "claims_parameter_supported": claims_parameter_supported,
                "request_parameter_supported": request_parameter_supported,
                "request_uri_parameter_supported": request_uri_parameter_supported,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        issuer = d.pop("issuer")

        authorization_endpoint = d.pop("authorization_endpoint")

        token_endpoint = d.pop("token_endpoint")

        device_authorization_endpoint = d.pop("device_authorization_endpoint")

        pushed_authorization_request_endpoint = d.pop("pushed_authorization_request_endpoint")

        revocation_endpoint = d.pop("revocation_endpoint")

        introspection_endpoint = d.pop("introspection_endpoint")

        userinfo_endpoint = d.pop("userinfo_endpoint")

        jwks_uri = d.pop("jwks_uri")

        service_documentation = d.pop("service_documentation")

        ui_locales_supported = cast(list[str], d.pop("ui_locales_supported"))

        scopes_supported = cast(list[str], d.pop("scopes_supported"))

        response_types_supported = cast(list[str], d.pop("response_types_supported"))

        response_modes_supported = cast(list[str], d.pop("response_modes_supported"))

        grant_types_supported = cast(list[str], d.pop("grant_types_supported"))

        code_challenge_methods_supported = cast(
            list[str], d.pop("code_challenge_methods_supported")
        )

        authorization_response_iss_parameter_supported = d.pop(
            "authorization_response_iss_parameter_supported"
        )

        token_endpoint_auth_methods_supported = cast(
            list[str], d.pop("token_endpoint_auth_methods_supported")
        )

        token_endpoint_auth_signing_alg_values_supported = cast(
            list[str], d.pop("token_endpoint_auth_signing_alg_values_supported")
        )

        introspection_endpoint_auth_methods_supported = cast(
            list[str], d.pop("introspection_endpoint_auth_methods_supported")
        )

        introspection_endpoint_auth_signing_alg_values_supported = cast(
            list[str], d.pop("introspection_endpoint_auth_signing_alg_values_supported")
        )

        revocation_endpoint_auth_methods_supported = cast(
            list[str], d.pop("revocation_endpoint_auth_methods_supported")
        )

        revocation_endpoint_auth_signing_alg_values_supported = cast(
            list[str], d.pop("revocation_endpoint_auth_signing_alg_values_supported")
        )

        dpop_signing_alg_values_supported = cast(
            list[str], d.pop("dpop_signing_alg_values_supported")
        )

        subject_types_supported = cast(list[str], d.pop("subject_types_supported"))

        id_token_signing_alg_values_supported = cast(
            list[str], d.pop("id_token_signing_alg_values_supported")
        )

        claims_supported = cast(list[str], d.pop("claims_supported"))

        claims_parameter_supported = d.pop("claims_parameter_supported")

        request_parameter_supported = d.pop("request_parameter_supported")

        request_uri_parameter_supported = d.pop("request_uri_parameter_supported")

        server_metadata = cls(
            issuer=issuer,
            authorization_endpoint=authorization_endpoint,
            token_endpoint=token_endpoint,
            device_authorization_endpoint=device_authorization_endpoint,
            pushed_authorization_request_endpoint=pushed_authorization_request_endpoint,
            revocation_endpoint=revocation_endpoint,
            introspection_endpoint=introspection_endpoint,
            userinfo_endpoint=userinfo_endpoint,
            jwks_uri=jwks_uri,
            service_documentation=service_documentation,
            ui_locales_supported=ui_locales_supported,
            scopes_supported=scopes_supported,
            response_types_supported=response_types_supported,
            response_modes_supported=response_modes_supported,
            grant_types_supported=grant_types_supported,
            code_challenge_methods_supported=code_challenge_methods_supported,
            authorization_response_iss_parameter_supported=authorization_response_iss_parameter_supported,
            token_endpoint_auth_methods_supported=token_endpoint_auth_methods_supported,
            token_endpoint_auth_signing_alg_values_supported=token_endpoint_auth_signing_alg_values_supported,
            introspection_endpoint_auth_methods_supported=introspection_endpoint_auth_methods_supported,
            introspection_endpoint_auth_signing_alg_values_supported=introspection_endpoint_auth_signing_alg_values_supported,
            revocation_endpoint_auth_methods_supported=revocation_endpoint_auth_methods_supported,
            revocation_endpoint_auth_signing_alg_values_supported=revocation_endpoint_auth_signing_alg_values_supported,
            dpop_signing_alg_values_supported=dpop_signing_alg_values_supported,
            subject_types_supported=subject_types_supported,
            id_token_signing_alg_values_supported=id_token_signing_alg_values_supported,
            claims_supported=claims_supported,
            claims_parameter_supported=claims_parameter_supported,
            request_parameter_supported=request_parameter_supported,
            request_uri_parameter_supported=request_uri_parameter_supported,
        )

        server_metadata.additional_properties = d
        return server_metadata

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
