from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.auth_method import AuthMethod
from ..models.id_token_algorithm import IdTokenAlgorithm
from ..models.role import Role
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.client_key import ClientKey


T = TypeVar("T", bound="ClientInputPatch")


@_attrs_define
class ClientInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'name': 'Đồng bộ hằng đêm', 'organisationId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'role':
            'SCHOOL_REGISTRAR', 'scopes': ['trainees:read', 'trainees:write', 'enrolments:write']}

    """

    organisation_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    name: None | str | Unset = UNSET
    """ Unique in its organisation. """
    role: None | Role | Unset = UNSET
    scopes: list[str] | None | Unset = UNSET
    """ What its tokens may carry at most. Those of a client that nobody logs in to must each be of use to
    its role. """
    auth_method: AuthMethod | Unset = UNSET
    """ How a client proves who it is. """
    public_keys: list[ClientKey] | None | Unset = UNSET
    """ With `PRIVATE_KEY`: the keys that its assertions may be signed with. """
    redirect_uris: list[str] | None | Unset = UNSET
    """ Where people may be led back to after they have logged in: an address of a web server over https, of
    the same device over http (any port), or with a scheme of the app's own such as
    `vn.example.app:/back`. Without any, the client has no part in log-in by the page. """
    device_login: bool | None | Unset = UNSET
    """ Whether people may log in to it by a code that it shows them (RFC 8628). """
    id_token_algorithm: IdTokenAlgorithm | Unset = UNSET
    """ How the ID tokens for a client are signed. """
    active: bool | None | Unset = UNSET
    """ Whether it may be used. """

    def to_dict(self) -> dict[str, Any]:
        organisation_id: str | Unset = UNSET
        if not isinstance(self.organisation_id, Unset):
            organisation_id = str(self.organisation_id)

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        role: None | str | Unset
        if isinstance(self.role, Unset):
            role = UNSET
        elif isinstance(self.role, Role):
            role = self.role.value
        else:
            role = self.role

        scopes: list[str] | None | Unset
        if isinstance(self.scopes, Unset):
            scopes = UNSET
        elif isinstance(self.scopes, list):
            scopes = self.scopes

        else:
            scopes = self.scopes

        auth_method: str | Unset = UNSET
        if not isinstance(self.auth_method, Unset):
            auth_method = self.auth_method.value

        public_keys: list[dict[str, Any]] | None | Unset
        if isinstance(self.public_keys, Unset):
            public_keys = UNSET
        elif isinstance(self.public_keys, list):
            public_keys = []
            for public_keys_type_0_item_data in self.public_keys:
                public_keys_type_0_item = public_keys_type_0_item_data.to_dict()
                public_keys.append(public_keys_type_0_item)

        else:
            public_keys = self.public_keys

        redirect_uris: list[str] | None | Unset
        if isinstance(self.redirect_uris, Unset):
            redirect_uris = UNSET
        elif isinstance(self.redirect_uris, list):
            redirect_uris = self.redirect_uris

        else:
            redirect_uris = self.redirect_uris

        device_login: bool | None | Unset
        if isinstance(self.device_login, Unset):
            device_login = UNSET
        else:
            device_login = self.device_login

        id_token_algorithm: str | Unset = UNSET
        if not isinstance(self.id_token_algorithm, Unset):
            id_token_algorithm = self.id_token_algorithm.value

        active: bool | None | Unset
        if isinstance(self.active, Unset):
            active = UNSET
        else:
            active = self.active

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if organisation_id is not UNSET:
            field_dict["organisationId"] = organisation_id
        if name is not UNSET:
            field_dict["name"] = name
        if role is not UNSET:
            field_dict["role"] = role
        if scopes is not UNSET:
            field_dict["scopes"] = scopes
        if auth_method is not UNSET:
            field_dict["authMethod"] = auth_method
        if public_keys is not UNSET:
            field_dict["publicKeys"] = public_keys
        if redirect_uris is not UNSET:
            field_dict["redirectUris"] = redirect_uris
        if device_login is not UNSET:
            field_dict["deviceLogin"] = device_login
        if id_token_algorithm is not UNSET:
            field_dict["idTokenAlgorithm"] = id_token_algorithm
        if active is not UNSET:
            field_dict["active"] = active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.client_key import ClientKey  # noqa: PLC0415

        d = dict(src_dict)
        _organisation_id = d.pop("organisationId", UNSET)
        organisation_id: UUID | Unset
        if isinstance(_organisation_id, Unset):
            organisation_id = UNSET
        else:
            organisation_id = UUID(_organisation_id)

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_role(data: object) -> None | Role | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                role_type_0 = Role(data)

                return role_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Role | Unset, data)

        role = _parse_role(d.pop("role", UNSET))

        def _parse_scopes(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                scopes_type_0 = cast(list[str], data)

                return scopes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        scopes = _parse_scopes(d.pop("scopes", UNSET))

        _auth_method = d.pop("authMethod", UNSET)
        auth_method: AuthMethod | Unset
        if isinstance(_auth_method, Unset):
            auth_method = UNSET
        else:
            auth_method = AuthMethod(_auth_method)

        def _parse_public_keys(data: object) -> list[ClientKey] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                public_keys_type_0 = []
                _public_keys_type_0 = data
                for public_keys_type_0_item_data in _public_keys_type_0:
                    public_keys_type_0_item = ClientKey.from_dict(public_keys_type_0_item_data)

                    public_keys_type_0.append(public_keys_type_0_item)

                return public_keys_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ClientKey] | None | Unset, data)

        public_keys = _parse_public_keys(d.pop("publicKeys", UNSET))

        def _parse_redirect_uris(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                redirect_uris_type_0 = cast(list[str], data)

                return redirect_uris_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        redirect_uris = _parse_redirect_uris(d.pop("redirectUris", UNSET))

        def _parse_device_login(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        device_login = _parse_device_login(d.pop("deviceLogin", UNSET))

        _id_token_algorithm = d.pop("idTokenAlgorithm", UNSET)
        id_token_algorithm: IdTokenAlgorithm | Unset
        if isinstance(_id_token_algorithm, Unset):
            id_token_algorithm = UNSET
        else:
            id_token_algorithm = IdTokenAlgorithm(_id_token_algorithm)

        def _parse_active(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        active = _parse_active(d.pop("active", UNSET))

        client_input_patch = cls(
            organisation_id=organisation_id,
            name=name,
            role=role,
            scopes=scopes,
            auth_method=auth_method,
            public_keys=public_keys,
            redirect_uris=redirect_uris,
            device_login=device_login,
            id_token_algorithm=id_token_algorithm,
            active=active,
        )

        return client_input_patch
