from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.unit_level import UnitLevel

T = TypeVar("T", bound="UnitNode")


@_attrs_define
class UnitNode:
    """A unit with those below it.

    Example:
        {'children': [], 'code': '03646', 'id': '0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51', 'level': 'COMMUNE', 'name':
            'Phường Tô Hiệu', 'unitType': 'PHUONG'}

    """

    id: UUID
    """ The id of a record, for good. """
    level: UnitLevel
    """ Level of a unit. Districts ended on 2025-06-30. """
    code: None | str
    """ The code of the unit; null for one that has none. """
    name: str
    """ What it is called. """
    unit_type: str
    """ What kind of unit it is. """
    children: list[UnitNode]
    """ The units right below. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        level = self.level.value

        code: None | str
        code = self.code

        name = self.name

        unit_type = self.unit_type

        children = []
        for children_item_data in self.children:
            children_item = children_item_data.to_dict()
            children.append(children_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "level": level,
                "code": code,
                "name": name,
                "unitType": unit_type,
                "children": children,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        level = UnitLevel(d.pop("level"))

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        name = d.pop("name")

        unit_type = d.pop("unitType")

        children = []
        _children = d.pop("children")
        for children_item_data in _children:
            children_item = UnitNode.from_dict(children_item_data)

            children.append(children_item)

        unit_node = cls(
            id=id,
            level=level,
            code=code,
            name=name,
            unit_type=unit_type,
            children=children,
        )

        unit_node.additional_properties = d
        return unit_node

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
