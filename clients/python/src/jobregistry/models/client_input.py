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


T = TypeVar("T", bound="ClientInput")


@_attrs_define
class ClientInput:
    """A client as administrators send it.

    Example:
        {'name': 'Đồng bộ hằng đêm', 'organisationId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'role':
            'SCHOOL_REGISTRAR', 'scopes': ['trainees:read', 'trainees:write', 'enrolments:write']}

    """

    organisation_id: UUID
    """ The id of a record, for good. """
    name: str
    """ Unique in its organisation. """
    scopes: list[str]
    """ What its tokens may carry at most. Those of a client that nobody logs in to must each be of use to
    its role. """
    role: None | Role | Unset = UNSET
    auth_method: AuthMethod | Unset = UNSET
    """ How a client proves who it is. """
    public_keys: list[ClientKey] | Unset = UNSET
    """ With `PRIVATE_KEY`: the keys that its assertions may be signed with. """
    redirect_uris: list[str] | Unset = UNSET
    """ Where people may be led back to after they have logged in: an address of a web server over https, of
    the same device over http (any port), or with a scheme of the app's own such as
    `vn.example.app:/back`. Without any, the client has no part in log-in by the page. """
    device_login: bool | Unset = False
    """ Whether people may log in to it by a code that it shows them (RFC 8628). """
    id_token_algorithm: IdTokenAlgorithm | Unset = UNSET
    """ How the ID tokens for a client are signed. """
    active: bool | Unset = True
    """ Whether it may be used. """

    def to_dict(self) -> dict[str, Any]:
        organisation_id = str(self.organisation_id)

        name = self.name

        scopes = self.scopes

        role: None | str | Unset
        if isinstance(self.role, Unset):
            role = UNSET
        elif isinstance(self.role, Role):
            role = self.role.value
        else:
            role = self.role

        auth_method: str | Unset = UNSET
        if not isinstance(self.auth_method, Unset):
            auth_method = self.auth_method.value

        public_keys: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.public_keys, Unset):
            public_keys = []
            for public_keys_item_data in self.public_keys:
                public_keys_item = public_keys_item_data.to_dict()
                public_keys.append(public_keys_item)

        redirect_uris: list[str] | Unset = UNSET
        if not isinstance(self.redirect_uris, Unset):
            redirect_uris = self.redirect_uris

        device_login = self.device_login

        id_token_algorithm: str | Unset = UNSET
        if not isinstance(self.id_token_algorithm, Unset):
            id_token_algorithm = self.id_token_algorithm.value

        active = self.active

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "organisationId": organisation_id,
                "name": name,
                "scopes": scopes,
            }
        )
        if role is not UNSET:
            field_dict["role"] = role
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
        organisation_id = UUID(d.pop("organisationId"))

        name = d.pop("name")

        scopes = cast(list[str], d.pop("scopes"))

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

        _auth_method = d.pop("authMethod", UNSET)
        auth_method: AuthMethod | Unset
        if isinstance(_auth_method, Unset):
            auth_method = UNSET
        else:
            auth_method = AuthMethod(_auth_method)

        _public_keys = d.pop("publicKeys", UNSET)
        public_keys: list[ClientKey] | Unset = UNSET
        if _public_keys is not UNSET:
            public_keys = []
            for public_keys_item_data in _public_keys:
                public_keys_item = ClientKey.from_dict(public_keys_item_data)

                public_keys.append(public_keys_item)

        redirect_uris = cast(list[str], d.pop("redirectUris", UNSET))

        device_login = d.pop("deviceLogin", UNSET)

        _id_token_algorithm = d.pop("idTokenAlgorithm", UNSET)
        id_token_algorithm: IdTokenAlgorithm | Unset
        if isinstance(_id_token_algorithm, Unset):
            id_token_algorithm = UNSET
        else:
            id_token_algorithm = IdTokenAlgorithm(_id_token_algorithm)

        active = d.pop("active", UNSET)

        client_input = cls(
            organisation_id=organisation_id,
            name=name,
            scopes=scopes,
            role=role,
            auth_method=auth_method,
            public_keys=public_keys,
            redirect_uris=redirect_uris,
            device_login=device_login,
            id_token_algorithm=id_token_algorithm,
            active=active,
        )

        return client_input
