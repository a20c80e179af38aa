from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.synced import Synced

T = TypeVar("T", bound="ChangePageInfo")


@_attrs_define
class ChangePageInfo:
    """Where the feed goes on."""

    next_cursor: str
    """ Where the feed goes on; there always is one. """
    has_more: bool
    """ Whether more entries are there already: ask again at once, without waiting. """
    held_back: bool
    """ Whether changes are stored that cannot be told yet, because a transaction that is still open
    holds the end of the log back. It may be one of another database of the same PostgreSQL
    server; see the operator's guide. """
    types: list[Synced]
    """ The resources that the page tells of. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        next_cursor = self.next_cursor

        has_more = self.has_more

        held_back = self.held_back

        types = []
        for types_item_data in self.types:
            types_item = types_item_data.value
            types.append(types_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "nextCursor": next_cursor,
                "hasMore": has_more,
                "heldBack": held_back,
                "types": types,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        next_cursor = d.pop("nextCursor")

        has_more = d.pop("hasMore")

        held_back = d.pop("heldBack")

        types = []
        _types = d.pop("types")
        for types_item_data in _types:
            types_item = Synced(types_item_data)

            types.append(types_item)

        change_page_info = cls(
            next_cursor=next_cursor,
            has_more=has_more,
            held_back=held_back,
            types=types,
        )

        change_page_info.additional_properties = d
        return change_page_info

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
