from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ColumnUnderstood")


@_attrs_define
class ColumnUnderstood:
    """A column of a sheet."""

    column: str
    """ As spreadsheets call it: A, B, C. """
    heading: str
    """ As it stands, the lines of a header of several rows parted by ` / `. """
    member: None | str
    """ The member that it holds, or a part of; null when it is left out. """
    left_out: None | str
    """ Why it is left out: `RUNNING_NUMBER`, `REMARK`, `SIGNATURE`, `UNKNOWN`, `NO_HEADING`, `BLANK`,
    `HIDDEN`, `ASKED` or, in an export of the registry, `READ_ONLY`. """
    left_out_text: None | str
    """ The same in words, as the two below have it. """
    date_order: None | str
    """ Of days: `DAY_FIRST`, `MONTH_FIRST` or `TURNED`; null where it has to be said. """
    date_order_text: None | str
    """ The order of its days in words. """
    encoding: None | str
    """ An encoding that its texts are converted from: `TCVN3`, `VNI`, `WINDOWS_1258`, `DOUBLED_UTF8`. """
    encoding_text: None | str
    """ The encoding in words. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        column = self.column

        heading = self.heading

        member: None | str
        member = self.member

        left_out: None | str
        left_out = self.left_out

        left_out_text: None | str
        left_out_text = self.left_out_text

        date_order: None | str
        date_order = self.date_order

        date_order_text: None | str
        date_order_text = self.date_order_text

        encoding: None | str
        encoding = self.encoding

        encoding_text: None | str
        encoding_text = self.encoding_text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "column": column,
                "heading": heading,
                "member": member,
                "leftOut": left_out,
                "leftOutText": left_out_text,
                "dateOrder": date_order,
                "dateOrderText": date_order_text,
                "encoding": encoding,
                "encodingText": encoding_text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        column = d.pop("column")

        heading = d.pop("heading")

        def _parse_member(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        member = _parse_member(d.pop("member"))

        def _parse_left_out(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        left_out = _parse_left_out(d.pop("leftOut"))

        def _parse_left_out_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        left_out_text = _parse_left_out_text(d.pop("leftOutText"))

        def _parse_date_order(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        date_order = _parse_date_order(d.pop("dateOrder"))

        def _parse_date_order_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        date_order_text = _parse_date_order_text(d.pop("dateOrderText"))

        def _parse_encoding(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        encoding = _parse_encoding(d.pop("encoding"))

        def _parse_encoding_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        encoding_text = _parse_encoding_text(d.pop("encodingText"))

        column_understood = cls(
            column=column,
            heading=heading,
            member=member,
            left_out=left_out,
            left_out_text=left_out_text,
            date_order=date_order,
            date_order_text=date_order_text,
            encoding=encoding,
            encoding_text=encoding_text,
        )

        column_understood.additional_properties = d
        return column_understood

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
