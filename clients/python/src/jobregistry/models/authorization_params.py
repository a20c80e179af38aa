from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="AuthorizationParams")


@_attrs_define
class AuthorizationParams:
    """The parameters of a request for authorization.

    Example:
        {'client_id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'code_challenge':
            'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', 'code_challenge_method': 'S256', 'redirect_uri':
            'https://app.example.vn/back', 'response_type': 'code', 'scope': 'openid trainees:read', 'state': 'af0ifjsldkj'}

    """

    response_type: None | str | Unset = UNSET
    """ `code`. """
    client_id: None | str | Unset = UNSET
    """ Id of the app. """
    redirect_uri: None | str | Unset = UNSET
    """ Where to lead back to: one of the app's `redirectUris`. """
    scope: None | str | Unset = UNSET
    """ Scopes wanted, separated by spaces; all that are allowed when not given. """
    state: None | str | Unset = UNSET
    """ Comes back as it is. """
    code_challenge: None | str | Unset = UNSET
    """ SHA-256 of the verifier, base64url (RFC 7636). """
    code_challenge_method: None | str | Unset = UNSET
    """ `S256`. """
    nonce: None | str | Unset = UNSET
    """ Comes back in the ID token. """
    prompt: None | str | Unset = UNSET
    """ `login` to have the password asked for again, `consent` to have consent asked for again, `none` to
    show no page; `select_account` is taken as `login`. """
    max_age: None | str | Unset = UNSET
    """ Seconds since the log-in, at most. """
    login_hint: None | str | Unset = UNSET
    """ User name to begin with. """
    ui_locales: None | str | Unset = UNSET
    """ Languages of the pages, the best first: `vi` or `en`. """
    response_mode: None | str | Unset = UNSET
    """ `query`. """
    dpop_jkt: None | str | Unset = UNSET
    """ Thumbprint of the key that the app will prove to hold (RFC 9449). """
    request_uri: None | str | Unset = UNSET
    """ What `/oauth/par` has answered; then only `client_id` counts beside it. """
    request: None | str | Unset = UNSET
    """ Not supported. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        response_type: None | str | Unset
        if isinstance(self.response_type, Unset):
            response_type = UNSET
        else:
            response_type = self.response_type

        client_id: None | str | Unset
        if isinstance(self.client_id, Unset):
            client_id = UNSET
        else:
            client_id = self.client_id

        redirect_uri: None | str | Unset
        if isinstance(self.redirect_uri, Unset):
            redirect_uri = UNSET
        else:
            redirect_uri = self.redirect_uri

        scope: None | str | Unset
        if isinstance(self.scope, Unset):
            scope = UNSET
        else:
            scope = self.scope

        state: None | str | Unset
        if isinstance(self.state, Unset):
            state = UNSET
        else:
            state = self.state

        code_challenge: None | str | Unset
        if isinstance(self.code_challenge, Unset):
            code_challenge = UNSET
        else:
            code_challenge = self.code_challenge

        code_challenge_method: None | str | Unset
        if isinstance(self.code_challenge_method, Unset):
            code_challenge_method = UNSET
        else:
            code_challenge_method = self.code_challenge_method

        nonce: None | str | Unset
        if isinstance(self.nonce, Unset):
            nonce = UNSET
        else:
            nonce = self.nonce

        prompt: None | str | Unset
        if isinstance(self.prompt, Unset):
            prompt = UNSET
        else:
            prompt = self.prompt

        max_age: None | str | Unset
        if isinstance(self.max_age, Unset):
            max_age = UNSET
        else:
            max_age = self.max_age

        login_hint: None | str | Unset
        if isinstance(self.login_hint, Unset):
            login_hint = UNSET
        else:
            login_hint = self.login_hint

        ui_locales: None | str | Unset
        if isinstance(self.ui_locales, Unset):
            ui_locales = UNSET
        else:
            ui_locales = self.ui_locales

        response_mode: None | str | Unset
        if isinstance(self.response_mode, Unset):
            response_mode = UNSET
        else:
            response_mode = self.response_mode

        dpop_jkt: None | str | Unset
        if isinstance(self.dpop_jkt, Unset):
            dpop_jkt = UNSET
        else:
            dpop_jkt = self.dpop_jkt

        request_uri: None | str | Unset
        if isinstance(self.request_uri, Unset):
            request_uri = UNSET
        else:
            request_uri = self.request_uri

        request: None | str | Unset
        if isinstance(self.request, Unset):
            request = UNSET
        else:
            request = self.request

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if response_type is not UNSET:
            field_dict["response_type"] = response_type
        if client_id is not UNSET:
            field_dict["client_id"] = client_id
        if redirect_uri is not UNSET:
            field_dict["redirect_uri"] = redirect_uri
        if scope is not UNSET:
            field_dict["scope"] = scope
        if state is not UNSET:
            field_dict["state"] = state
        if code_challenge is not UNSET:
            field_dict["code_challenge"] = code_challenge
        if code_challenge_method is not UNSET:
            field_dict["code_challenge_method"] = code_challenge_method
        if nonce is not UNSET:
            field_dict["nonce"] = nonce
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if max_age is not UNSET:
            field_dict["max_age"] = max_age
        if login_hint is not UNSET:
            field_dict["login_hint"] = login_hint
        if ui_locales is not UNSET:
            field_dict["ui_locales"] = ui_locales
        if response_mode is not UNSET:
            field_dict["response_mode"] = response_mode
        if dpop_jkt is not UNSET:
            field_dict["dpop_jkt"] = dpop_jkt
        if request_uri is not UNSET:
            field_dict["request_uri"] = request_uri
        if request is not UNSET:
            field_dict["request"] = request

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_response_type(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        response_type = _parse_response_type(d.pop("response_type", UNSET))

        def _parse_client_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        client_id = _parse_client_id(d.pop("client_id", UNSET))

        def _parse_redirect_uri(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        redirect_uri = _parse_redirect_uri(d.pop("redirect_uri", UNSET))

        def _parse_scope(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        scope = _parse_scope(d.pop("scope", UNSET))

        def _parse_state(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        state = _parse_state(d.pop("state", UNSET))

        def _parse_code_challenge(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code_challenge = _parse_code_challenge(d.pop("code_challenge", UNSET))

        def _parse_code_challenge_method(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code_challenge_method = _parse_code_challenge_method(d.pop("code_challenge_method", UNSET))

        def _parse_nonce(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        nonce = _parse_nonce(d.pop("nonce", UNSET))

        def _parse_prompt(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        prompt = _parse_prompt(d.pop("prompt", UNSET))

        def _parse_max_age(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        max_age = _parse_max_age(d.pop("max_age", UNSET))

        def _parse_login_hint(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        login_hint = _parse_login_hint(d.pop("login_hint", UNSET))

        def _parse_ui_locales(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ui_locales = _parse_ui_locales(d.pop("ui_locales", UNSET))

        def _parse_response_mode(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        response_mode = _parse_response_mode(d.pop("response_mode", UNSET))

        def _parse_dpop_jkt(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        dpop_jkt = _parse_dpop_jkt(d.pop("dpop_jkt", UNSET))

        def _parse_request_uri(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        request_uri = _parse_request_uri(d.pop("request_uri", UNSET))

        def _parse_request(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        request = _parse_request(d.pop("request", UNSET))

        authorization_params = cls(
            response_type=response_type,
            client_id=client_id,
            redirect_uri=redirect_uri,
            scope=scope,
            state=state,
            code_challenge=code_challenge,
            code_challenge_method=code_challenge_method,
            nonce=nonce,
            prompt=prompt,
            max_age=max_age,
            login_hint=login_hint,
            ui_locales=ui_locales,
            response_mode=response_mode,
            dpop_jkt=dpop_jkt,
            request_uri=request_uri,
            request=request,
        )

        authorization_params.additional_properties = d
        return authorization_params

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
