from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.part_content import PartContent

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
        number = self.number

        content = self.content.value

        url = self.url

        file_name = self.file_name

        media_type = self.media_type

        rows = self.rows

        bytes_ = self.bytes_

        sha256 = self.sha256

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "content": content,
                "url": url,
                "fileName": file_name,
                "mediaType": media_type,
                "rows": rows,
                "bytes": bytes_,
                "sha256": sha256,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        content = PartContent(d.pop("content"))

        url = d.pop("url")

        file_name = d.pop("fileName")

        media_type = d.pop("mediaType")

        rows = d.pop("rows")

        bytes_ = d.pop("bytes")

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
