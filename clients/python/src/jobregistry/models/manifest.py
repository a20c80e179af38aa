from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.part_view import PartView


T = TypeVar("T", bound="Manifest")


@_attrs_define
class Manifest:
    """The files of an export."""

    rows: int
    """ Rows of all parts. """
    deletes: int
    """ Entries of all parts of deletes. """
    bytes_: int
    """ How large it is. """
    revealed: bool
    """ Whether personal data stands in the files in plain. """
    parts: list[PartView]
    """ The files, in their order. """
    feed_cursor: None | str
    """ The cursor of `GET /v1/changes?types=…`, with this type alone, that continues the export
    without a gap; also the `since` of the next export of changes. It is taken before the first
    row is read, so that rows which changed meanwhile come again. Null without `changes:read`. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        rows = self.rows

        deletes = self.deletes

        bytes_ = self.bytes_

        revealed = self.revealed

        parts = []
        for parts_item_data in self.parts:
            parts_item = parts_item_data.to_dict()
            parts.append(parts_item)

        feed_cursor: None | str
        feed_cursor = self.feed_cursor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "rows": rows,
                "deletes": deletes,
                "bytes": bytes_,
                "revealed": revealed,
                "parts": parts,
                "feedCursor": feed_cursor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.part_view import PartView  # noqa: PLC0415

        d = dict(src_dict)
        rows = d.pop("rows")

        deletes = d.pop("deletes")

        bytes_ = d.pop("bytes")

        revealed = d.pop("revealed")

        parts = []
        _parts = d.pop("parts")
        for parts_item_data in _parts:
            parts_item = PartView.from_dict(parts_item_data)

            parts.append(parts_item)

        def _parse_feed_cursor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        feed_cursor = _parse_feed_cursor(d.pop("feedCursor"))

        manifest = cls(
            rows=rows,
            deletes=deletes,
            bytes_=bytes_,
            revealed=revealed,
            parts=parts,
            feed_cursor=feed_cursor,
        )

        manifest.additional_properties = d
        return manifest

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
