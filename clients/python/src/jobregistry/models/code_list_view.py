from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.code_list_item_view import CodeListItemView


T = TypeVar("T", bound="CodeListView")


@_attrs_define
class CodeListView:
    """A code list with its items, in their order.

    Example:
        {'items': [{'attributes': {}, 'code': 'AGRICULTURAL', 'crosswalks': [], 'labelEn': 'Agricultural', 'labelVi':
            'Nông nghiệp', 'list': 'fields', 'position': 1, 'replacedBy': None, 'updatedAt': '2026-11-23T02:00:00Z',
            'validFrom': None, 'validTo': None, 'version': 1}], 'name': 'fields'}

    """

    name: str
    """ What it is called. """
    items: list[CodeListItemView]
    """ The items. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.name, Unset):
            name = self.name
            field_dict["name"] = name
        if not isinstance(self.items, Unset):
            items = []
            for items_item_data in self.items:
                items_item = items_item_data.to_dict()
                items.append(items_item)

            field_dict["items"] = items

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.code_list_item_view import CodeListItemView  # noqa: PLC0415

        d = dict(src_dict)
        name: Any = UNSET
        if "name" in d:
            name = d.pop("name")

        items: Any = UNSET
        if "items" in d:
            items = []
            _items = d.pop("items")
            for items_item_data in _items:
                items_item = CodeListItemView.from_dict(items_item_data)

                items.append(items_item)

        code_list_view = cls(
            name=name,
            items=items,
        )

        code_list_view.additional_properties = d
        return code_list_view

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
