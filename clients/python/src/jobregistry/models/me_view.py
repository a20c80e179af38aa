from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_kind import ActorKind
from ..models.role import Role
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.organisation_view import OrganisationView
    from ..models.reach_view import ReachView


T = TypeVar("T", bound="MeView")


@_attrs_define
class MeView:
    """The caller, as the registry knows them.

    Example:
        {'actions': ['school.read', 'trainee.read'], 'displayName': 'Văn phòng UBND phường', 'id':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'kind': 'USER', 'organisation': {'active': True, 'createdAt':
            '2026-01-05T02:00:00Z', 'enterpriseId': None, 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'kind': 'AGENCY',
            'name': 'UBND phường Tô Hiệu', 'schoolId': None, 'unitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'updatedAt':
            '2026-01-05T02:00:00Z', 'version': 1}, 'reach': {'communeIds': ['0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13'],
            'enterpriseId': None, 'schoolId': None, 'wholeProvince': False}, 'roles': ['COMMUNE'], 'scopes':
            ['schools:read', 'trainees:read'], 'secondFactor': False, 'username': 'vanphong.tohieu'}

    """

    kind: ActorKind
    """ What an actor is. """
    id: UUID
    """ Id of the user or the client. """
    username: None | str
    """ Null for clients, and for apps without the scope `profile`. """
    display_name: None | str
    """ Null for clients, and for apps without the scope `profile`. """
    second_factor: bool | None
    """ Whether log-in needs a code of an authenticator; null where the name is. """
    roles: list[Role]
    """ The roles, which decide what may be done. """
    scopes: list[str]
    """ Scopes of the token in use. """
    actions: list[str]
    """ What roles and token together allow. """
    organisation: OrganisationView
    """ An organisation as clients see it. """
    reach: ReachView
    """ What the organisation is bound to. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.kind, Unset):
            kind = self.kind.value
            field_dict["kind"] = kind
        if not isinstance(self.id, Unset):
            id = str(self.id)
            field_dict["id"] = id
        if not isinstance(self.username, Unset):
            username: None | str
            username = self.username
            field_dict["username"] = username
        if not isinstance(self.display_name, Unset):
            display_name: None | str
            display_name = self.display_name
            field_dict["displayName"] = display_name
        if not isinstance(self.second_factor, Unset):
            second_factor: bool | None
            second_factor = self.second_factor
            field_dict["secondFactor"] = second_factor
        if not isinstance(self.roles, Unset):
            roles = []
            for roles_item_data in self.roles:
                roles_item = roles_item_data.value
                roles.append(roles_item)

            field_dict["roles"] = roles
        if not isinstance(self.scopes, Unset):
            scopes = self.scopes

            field_dict["scopes"] = scopes
        if not isinstance(self.actions, Unset):
            actions = self.actions

            field_dict["actions"] = actions
        if not isinstance(self.organisation, Unset):
            organisation = self.organisation.to_dict()
            field_dict["organisation"] = organisation
        if not isinstance(self.reach, Unset):
            reach = self.reach.to_dict()
            field_dict["reach"] = reach

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.organisation_view import OrganisationView  # noqa: PLC0415
        from ..models.reach_view import ReachView  # noqa: PLC0415

        d = dict(src_dict)
        kind: Any = UNSET
        if "kind" in d:
            kind = ActorKind(d.pop("kind"))

        id: Any = UNSET
        if "id" in d:
            id = UUID(d.pop("id"))

        username: Any = UNSET
        if "username" in d:

            def _parse_username(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            username = _parse_username(d.pop("username"))

        display_name: Any = UNSET
        if "displayName" in d:

            def _parse_display_name(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            display_name = _parse_display_name(d.pop("displayName"))

        second_factor: Any = UNSET
        if "secondFactor" in d:

            def _parse_second_factor(data: object) -> bool | None:
                if data is None:
                    return data
                return cast(bool | None, data)

            second_factor = _parse_second_factor(d.pop("secondFactor"))

        roles: Any = UNSET
        if "roles" in d:
            roles = []
            _roles = d.pop("roles")
            for roles_item_data in _roles:
                roles_item = Role(roles_item_data)

                roles.append(roles_item)

        scopes: Any = UNSET
        if "scopes" in d:
            scopes = cast(list[str], d.pop("scopes"))

        actions: Any = UNSET
        if "actions" in d:
            actions = cast(list[str], d.pop("actions"))

        organisation: Any = UNSET
        if "organisation" in d:
            organisation = OrganisationView.from_dict(d.pop("organisation"))

        reach: Any = UNSET
        if "reach" in d:
            reach = ReachView.from_dict(d.pop("reach"))

        me_view = cls(
            kind=kind,
            id=id,
            username=username,
            display_name=display_name,
            second_factor=second_factor,
            roles=roles,
            scopes=scopes,
            actions=actions,
            organisation=organisation,
            reach=reach,
        )

        me_view.additional_properties = d
        return me_view

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
