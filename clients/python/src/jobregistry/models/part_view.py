from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.part_content import PartContent
from ..types import UNSET, Unset

T = TypeVar("T", bound="PartView")


@_attrs_define
class PartView:
    """A file of an export."""

    number: int
    """ Number of the part, from 1. """
    content: PartContent
    """ What a part holds. """
    url: str
    """ Where to download it, with a token of whoever made the export. """
    file_name: str
    """ What a browser calls the file. """
    media_type: str
    """ The media type of the file. """
    rows: int
    """ How many rows there are. """
    bytes_: int
    """ How large it is. """
    sha256: str
    """ SHA-256 of the file as it is downloaded, in hexadecimal digits. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.number, Unset):
            number = self.number
            field_dict["number"] = number
        if not isinstance(self.content, Unset):
            content = self.content.value
            field_dict["content"] = content
        if not isinstance(self.url, Unset):
            url = self.url
            field_dict["url"] = url
        if not isinstance(self.file_name, Unset):
            file_name = self.file_name
            field_dict["fileName"] = file_name
        if not isinstance(self.media_type, Unset):
            media_type = self.media_type
            field_dict["mediaType"] = media_type
        if not isinstance(self.rows, Unset):
            rows = self.rows
            field_dict["rows"] = rows
        if not isinstance(self.bytes_, Unset):
            bytes_ = self.bytes_
            field_dict["bytes"] = bytes_
        if not isinstance(self.sha256, Unset):
            sha256 = self.sha256
            field_dict["sha256"] = sha256

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number: Any = UNSET
        if "number" in d:
            number = d.pop("number")

        content: Any = UNSET
        if "content" in d:
            content = PartContent(d.pop("content"))

        url: Any = UNSET
        if "url" in d:
            url = d.pop("url")

        file_name: Any = UNSET
        if "fileName" in d:
            file_name = d.pop("fileName")

        media_type: Any = UNSET
        if "mediaType" in d:
            media_type = d.pop("mediaType")

        rows: Any = UNSET
        if "rows" in d:
            rows = d.pop("rows")

        bytes_: Any = UNSET
        if "bytes" in d:
            bytes_ = d.pop("bytes")

        sha256: Any = UNSET
        if "sha256" in d:
            sha256 = d.pop("sha256")

        part_view = cls(
            number=number,
            content=content,
            url=url,
            file_name=file_name,
            media_type=media_type,
            rows=rows,
            bytes_=bytes_,
            sha256=sha256,
        )

        part_view.additional_properties = d
        return part_view

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
