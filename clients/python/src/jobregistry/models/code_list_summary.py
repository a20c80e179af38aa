from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CodeListSummary")


@_attrs_define
class CodeListSummary:
    """A code list and how many items it has.

    Example:
        {'items': 7, 'name': 'training-levels', 'validItems': 7}

    """

    name: str
    """ What it is called. """
    items: int
    """ The items. """
    valid_items: int
    """ Those that are valid today. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        items = self.items

        valid_items = self.valid_items

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "items": items,
                "validItems": valid_items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        items = d.pop("items")

        valid_items = d.pop("validItems")

        code_list_summary = cls(
            name=name,
            items=items,
            valid_items=valid_items,
        )

        code_list_summary.additional_properties = d
        return code_list_summary

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
