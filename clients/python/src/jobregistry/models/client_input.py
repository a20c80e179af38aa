from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.role import Role
from ..types import UNSET, Unset

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
    role: Role
    """ What a person or a client is in the registry. """
    scopes: list[str]
    """ What its tokens may carry at most; each must be of use to the role. """
    active: bool | Unset = True
    """ Whether it may be used. """

    def to_dict(self) -> dict[str, Any]:
        organisation_id = str(self.organisation_id)

        name = self.name

        role = self.role.value

        scopes = self.scopes

        active = self.active

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "organisationId": organisation_id,
                "name": name,
                "role": role,
                "scopes": scopes,
            }
        )
        if active is not UNSET:
            field_dict["active"] = active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        organisation_id = UUID(d.pop("organisationId"))

        name = d.pop("name")

        role = Role(d.pop("role"))

        scopes = cast(list[str], d.pop("scopes"))

        active = d.pop("active", UNSET)

        client_input = cls(
            organisation_id=organisation_id,
            name=name,
            role=role,
            scopes=scopes,
            active=active,
        )

        return client_input
