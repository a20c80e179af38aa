from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.role import Role
from ..types import UNSET, Unset

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
    role: Role | Unset = UNSET
    """ What a person or a client is in the registry. """
    scopes: list[str] | None | Unset = UNSET
    """ What its tokens may carry at most; each must be of use to the role. """
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

        role: str | Unset = UNSET
        if not isinstance(self.role, Unset):
            role = self.role.value

        scopes: list[str] | None | Unset
        if isinstance(self.scopes, Unset):
            scopes = UNSET
        elif isinstance(self.scopes, list):
            scopes = self.scopes

        else:
            scopes = self.scopes

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
        if active is not UNSET:
            field_dict["active"] = active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        _role = d.pop("role", UNSET)
        role: Role | Unset
        if isinstance(_role, Unset):
            role = UNSET
        else:
            role = Role(_role)

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
            active=active,
        )

        return client_input_patch
