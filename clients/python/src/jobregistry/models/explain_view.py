from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.extent import Extent
from ..models.missing_right import MissingRight
from ..models.role import Role
from ..types import UNSET, Unset

T = TypeVar("T", bound="ExplainView")


@_attrs_define
class ExplainView:
    """Whether the caller may do it, and what is missing otherwise.

    Example:
        {'action': 'trainee.read', 'allowed': False, 'extent': 'OWN_ROWS', 'missing': ['SCOPE'], 'operation':
            'trainee_read', 'roles': ['COMMUNE'], 'rolesThatMay': ['ADMINISTRATOR', 'LEAD_AGENCY', 'COMMUNE'], 'scope':
            'trainees:read'}

    """

    operation: str
    """ Id of the operation. """
    allowed: bool
    """ Whether roles, token and reach together allow it. Rules of the row may still forbid it. """
    missing: list[MissingRight]
    """ All that is missing. """
    action: None | str
    """ The action of the matrix; null where a token alone is asked for, or nothing. """
    roles: list[Role]
    """ The caller's roles. """
    roles_that_may: list[Role]
    """ All roles that may do it. """
    scope: None | str
    """ The scope that the token needs. """
    extent: Extent | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.operation, Unset):
            operation = self.operation
            field_dict["operation"] = operation
        if not isinstance(self.allowed, Unset):
            allowed = self.allowed
            field_dict["allowed"] = allowed
        if not isinstance(self.missing, Unset):
            missing = []
            for missing_item_data in self.missing:
                missing_item = missing_item_data.value
                missing.append(missing_item)

            field_dict["missing"] = missing
        if not isinstance(self.action, Unset):
            action: None | str
            action = self.action
            field_dict["action"] = action
        if not isinstance(self.roles, Unset):
            roles = []
            for roles_item_data in self.roles:
                roles_item = roles_item_data.value
                roles.append(roles_item)

            field_dict["roles"] = roles
        if not isinstance(self.roles_that_may, Unset):
            roles_that_may = []
            for roles_that_may_item_data in self.roles_that_may:
                roles_that_may_item = roles_that_may_item_data.value
                roles_that_may.append(roles_that_may_item)

            field_dict["rolesThatMay"] = roles_that_may
        if not isinstance(self.scope, Unset):
            scope: None | str
            scope = self.scope
            field_dict["scope"] = scope
        if not isinstance(self.extent, Unset):
            extent: None | str
            if isinstance(self.extent, Extent):
                extent = self.extent.value
            else:
                extent = self.extent
            field_dict["extent"] = extent

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        operation: Any = UNSET
        if "operation" in d:
            operation = d.pop("operation")

        allowed: Any = UNSET
        if "allowed" in d:
            allowed = d.pop("allowed")

        missing: Any = UNSET
        if "missing" in d:
            missing = []
            _missing = d.pop("missing")
            for missing_item_data in _missing:
                missing_item = MissingRight(missing_item_data)

                missing.append(missing_item)

        action: Any = UNSET
        if "action" in d:

            def _parse_action(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            action = _parse_action(d.pop("action"))

        roles: Any = UNSET
        if "roles" in d:
            roles = []
            _roles = d.pop("roles")
            for roles_item_data in _roles:
                roles_item = Role(roles_item_data)

                roles.append(roles_item)

        roles_that_may: Any = UNSET
        if "rolesThatMay" in d:
            roles_that_may = []
            _roles_that_may = d.pop("rolesThatMay")
            for roles_that_may_item_data in _roles_that_may:
                roles_that_may_item = Role(roles_that_may_item_data)

                roles_that_may.append(roles_that_may_item)

        scope: Any = UNSET
        if "scope" in d:

            def _parse_scope(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            scope = _parse_scope(d.pop("scope"))

        extent: Any = UNSET
        if "extent" in d:

            def _parse_extent(data: object) -> Extent | None:
                if data is None:
                    return data
                try:
                    if not isinstance(data, str):
                        raise TypeError()
                    extent_type_0 = Extent(data)

                    return extent_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                return cast(Extent | None, data)

            extent = _parse_extent(d.pop("extent"))

        explain_view = cls(
            operation=operation,
            allowed=allowed,
            missing=missing,
            action=action,
            roles=roles,
            roles_that_may=roles_that_may,
            scope=scope,
            extent=extent,
        )

        explain_view.additional_properties = d
        return explain_view

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
