from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.synced import Synced

T = TypeVar("T", bound="SnapshotPageInfo")


@_attrs_define
class SnapshotPageInfo:
    """Where the copy goes on, and where the feed begins after it."""

    next_cursor: None | str
    """ Null on the last page. """
    feed_cursor: None | str
    """ On the last page: the cursor of the feed that goes on from where the snapshot began. """
    types: list[Synced]
    """ The resources that the snapshot tells of. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        next_cursor: None | str
        next_cursor = self.next_cursor

        feed_cursor: None | str
        feed_cursor = self.feed_cursor

        types = []
        for types_item_data in self.types:
            types_item = types_item_data.value
            types.append(types_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "nextCursor": next_cursor,
                "feedCursor": feed_cursor,
                "types": types,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_next_cursor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_cursor = _parse_next_cursor(d.pop("nextCursor"))

        def _parse_feed_cursor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        feed_cursor = _parse_feed_cursor(d.pop("feedCursor"))

        types = []
        _types = d.pop("types")
        for types_item_data in _types:
            types_item = Synced(types_item_data)

            types.append(types_item)

        snapshot_page_info = cls(
            next_cursor=next_cursor,
            feed_cursor=feed_cursor,
            types=types,
        )

        snapshot_page_info.additional_properties = d
        return snapshot_page_info

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
