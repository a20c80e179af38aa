from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.match_view import MatchView
    from ..models.page_info import PageInfo


T = TypeVar("T", bound="PageMatchView")


@_attrs_define
class PageMatchView:
    """A page of a list."""

    data: list[MatchView]
    """ The rows, in the order of the list. """
    page: PageInfo
    """ Where the next page begins and, when asked for, how many rows all pages have. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.data, Unset):
            data = []
            for data_item_data in self.data:
                data_item = data_item_data.to_dict()
                data.append(data_item)

            field_dict["data"] = data
        if not isinstance(self.page, Unset):
            page = self.page.to_dict()
            field_dict["page"] = page

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.match_view import MatchView  # noqa: PLC0415
        from ..models.page_info import PageInfo  # noqa: PLC0415

        d = dict(src_dict)
        data: Any = UNSET
        if "data" in d:
            data = []
            _data = d.pop("data")
            for data_item_data in _data:
                data_item = MatchView.from_dict(data_item_data)

                data.append(data_item)

        page: Any = UNSET
        if "page" in d:
            page = PageInfo.from_dict(d.pop("page"))

        page_match_view = cls(
            data=data,
            page=page,
        )

        page_match_view.additional_properties = d
        return page_match_view

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
