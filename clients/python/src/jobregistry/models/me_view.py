from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_kind import ActorKind
from ..models.role import Role

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
            ['schools:read', 'trainees:read'], 'username': 'vanphong.tohieu'}

    """

    kind: ActorKind
    """ What an actor is. """
    id: UUID
    """ Id of the user or the client. """
    username: None | str
    """ Null for clients. """
    display_name: None | str
    """ Null for clients. """
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
        kind = self.kind.value

        id = str(self.id)

        username: None | str
        username = self.username

        display_name: None | str
        display_name = self.display_name

        roles = []
        for roles_item_data in self.roles:
            roles_item = roles_item_data.value
            roles.append(roles_item)

        scopes = self.scopes

        actions = self.actions

        organisation = self.organisation.to_dict()

        reach = self.reach.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "id": id,
                "username": username,
                "displayName": display_name,
                "roles": roles,
                "scopes": scopes,
                "actions": actions,
                "organisation": organisation,
                "reach": reach,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.organisation_view import OrganisationView  # noqa: PLC0415
        from ..models.reach_view import ReachView  # noqa: PLC0415

        d = dict(src_dict)
        kind = ActorKind(d.pop("kind"))

        id = UUID(d.pop("id"))

        def _parse_username(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        username = _parse_username(d.pop("username"))

        def _parse_display_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        display_name = _parse_display_name(d.pop("displayName"))

        roles = []
        _roles = d.pop("roles")
        for roles_item_data in _roles:
            roles_item = Role(roles_item_data)

            roles.append(roles_item)

        scopes = cast(list[str], d.pop("scopes"))

        actions = cast(list[str], d.pop("actions"))

        organisation = OrganisationView.from_dict(d.pop("organisation"))

        reach = ReachView.from_dict(d.pop("reach"))

        me_view = cls(
            kind=kind,
            id=id,
            username=username,
            display_name=display_name,
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
