from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.total_kind import TotalKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="PageInfo")


@_attrs_define
class PageInfo:
    """Where the next page begins and, when asked for, how many rows all pages have."""

    next_cursor: None | str
    """ Null on the last page. """
    total: int | Unset = UNSET
    """ Rows of all pages, when they were counted. """
    total_kind: TotalKind | Unset = UNSET
    """ Whether the rows were counted or estimated. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        next_cursor: None | str
        next_cursor = self.next_cursor

        total = self.total

        total_kind: str | Unset = UNSET
        if not isinstance(self.total_kind, Unset):
            total_kind = self.total_kind.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "nextCursor": next_cursor,
            }
        )
        if total is not UNSET:
            field_dict["total"] = total
        if total_kind is not UNSET:
            field_dict["totalKind"] = total_kind

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_next_cursor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_cursor = _parse_next_cursor(d.pop("nextCursor"))

        total = d.pop("total", UNSET)

        _total_kind = d.pop("totalKind", UNSET)
        total_kind: TotalKind | Unset
        if isinstance(_total_kind, Unset):
            total_kind = UNSET
        else:
            total_kind = TotalKind(_total_kind)

        page_info = cls(
            next_cursor=next_cursor,
            total=total,
            total_kind=total_kind,
        )

        page_info.additional_properties = d
        return page_info

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
