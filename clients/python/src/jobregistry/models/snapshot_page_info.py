from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.synced import Synced
from ..types import UNSET, Unset

T = TypeVar("T", bound="SnapshotPageInfo")


@_attrs_define
class SnapshotPageInfo:
    """Where the copy goes on, and where the feed begins after it."""

    types: list[Synced]
    """ The resources that the snapshot tells of. """
    next_cursor: None | str | Unset = UNSET
    """ Null on the last page. """
    feed_cursor: None | str | Unset = UNSET
    """ On the last page: the cursor of the feed that goes on from where the snapshot began. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        types = []
        for types_item_data in self.types:
            types_item = types_item_data.value
            types.append(types_item)

        next_cursor: None | str | Unset
        if isinstance(self.next_cursor, Unset):
            next_cursor = UNSET
        else:
            next_cursor = self.next_cursor

        feed_cursor: None | str | Unset
        if isinstance(self.feed_cursor, Unset):
            feed_cursor = UNSET
        else:
            feed_cursor = self.feed_cursor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "types": types,
            }
        )
        if next_cursor is not UNSET:
            field_dict["nextCursor"] = next_cursor
        if feed_cursor is not UNSET:
            field_dict["feedCursor"] = feed_cursor

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        types = []
        _types = d.pop("types")
        for types_item_data in _types:
            types_item = Synced(types_item_data)

            types.append(types_item)

        def _parse_next_cursor(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        next_cursor = _parse_next_cursor(d.pop("nextCursor", UNSET))

        def _parse_feed_cursor(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        feed_cursor = _parse_feed_cursor(d.pop("feedCursor", UNSET))

        snapshot_page_info = cls(
            types=types,
            next_cursor=next_cursor,
            feed_cursor=feed_cursor,
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
