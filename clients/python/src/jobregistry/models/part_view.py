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

    bytes_: int
    content: PartContent
    """ What a part holds. """
    file_name: str
    media_type: str
    number: int
    rows: int
    sha256: str
    """ SHA-256 of the file as it is downloaded, in hexadecimal digits. """
    url: str
    """ Where to download it, with a token of whoever made the export. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        bytes_ = self.bytes_

        content = self.content.value

        file_name = self.file_name

        media_type = self.media_type

        number = self.number

        rows = self.rows

        sha256 = self.sha256

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "bytes": bytes_,
                "content": content,
                "fileName": file_name,
                "mediaType": media_type,
                "number": number,
                "rows": rows,
                "sha256": sha256,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        bytes_ = d.pop("bytes")

        content = PartContent(d.pop("content"))

        file_name = d.pop("fileName")

        media_type = d.pop("mediaType")

        number = d.pop("number")

        rows = d.pop("rows")

        sha256 = d.pop("sha256")

        url = d.pop("url")

        part_view = cls(
            bytes_=bytes_,
            content=content,
            file_name=file_name,
            media_type=media_type,
            number=number,
            rows=rows,
            sha256=sha256,
            url=url,
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
