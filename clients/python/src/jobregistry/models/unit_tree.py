from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.unit_node import UnitNode


T = TypeVar("T", bound="UnitTree")


@_attrs_define
class UnitTree:
    """All units of a day."""

    valid_on: datetime.date
    """ A day, as in `2026-03-02`. """
    data: list[UnitNode]
    """ The rows, in the order of the list. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        valid_on = self.valid_on.isoformat()

        data = []
        for data_item_data in self.data:
            data_item = data_item_data.to_dict()
            data.append(data_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "validOn": valid_on,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.unit_node import UnitNode  # noqa: PLC0415

        d = dict(src_dict)
        valid_on = datetime.date.fromisoformat(d.pop("validOn"))

        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = UnitNode.from_dict(data_item_data)

            data.append(data_item)

        unit_tree = cls(
            valid_on=valid_on,
            data=data,
        )

        unit_tree.additional_properties = d
        return unit_tree

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
