from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ColumnUnderstood")


@_attrs_define
class ColumnUnderstood:
    """A column of a sheet."""

    column: str
    """ As spreadsheets call it: A, B, C. """
    heading: str
    """ As it stands, the lines of a header of several rows parted by ` / `. """
    member: None | str | Unset = UNSET
    """ The member that it holds, or a part of; null when it is left out. """
    left_out: None | str | Unset = UNSET
    """ Why it is left out: `RUNNING_NUMBER`, `REMARK`, `SIGNATURE`, `UNKNOWN`, `NO_HEADING`, `BLANK`,
    `HIDDEN`, `ASKED` or, in an export of the registry, `READ_ONLY`. """
    left_out_text: None | str | Unset = UNSET
    """ The same in words, as the two below have it. """
    date_order: None | str | Unset = UNSET
    """ Of days: `DAY_FIRST`, `MONTH_FIRST` or `TURNED`; null where it has to be said. """
    date_order_text: None | str | Unset = UNSET
    """ The order of its days in words. """
    encoding: None | str | Unset = UNSET
    """ An encoding that its texts are converted from: `TCVN3`, `VNI`, `WINDOWS_1258`, `DOUBLED_UTF8`. """
    encoding_text: None | str | Unset = UNSET
    """ The encoding in words. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        column = self.column

        heading = self.heading

        member: None | str | Unset
        if isinstance(self.member, Unset):
            member = UNSET
        else:
            member = self.member

        left_out: None | str | Unset
        if isinstance(self.left_out, Unset):
            left_out = UNSET
        else:
            left_out = self.left_out

        left_out_text: None | str | Unset
        if isinstance(self.left_out_text, Unset):
            left_out_text = UNSET
        else:
            left_out_text = self.left_out_text

        date_order: None | str | Unset
        if isinstance(self.date_order, Unset):
            date_order = UNSET
        else:
            date_order = self.date_order

        date_order_text: None | str | Unset
        if isinstance(self.date_order_text, Unset):
            date_order_text = UNSET
        else:
            date_order_text = self.date_order_text

        encoding: None | str | Unset
        if isinstance(self.encoding, Unset):
            encoding = UNSET
        else:
            encoding = self.encoding

        encoding_text: None | str | Unset
        if isinstance(self.encoding_text, Unset):
            encoding_text = UNSET
        else:
            encoding_text = self.encoding_text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "column": column,
                "heading": heading,
            }
        )
        if member is not UNSET:
            field_dict["member"] = member
        if left_out is not UNSET:
            field_dict["leftOut"] = left_out
        if left_out_text is not UNSET:
            field_dict["leftOutText"] = left_out_text
        if date_order is not UNSET:
            field_dict["dateOrder"] = date_order
        if date_order_text is not UNSET:
            field_dict["dateOrderText"] = date_order_text
        if encoding is not UNSET:
            field_dict["encoding"] = encoding
        if encoding_text is not UNSET:
            field_dict["encodingText"] = encoding_text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        column = d.pop("column")

        heading = d.pop("heading")

        def _parse_member(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        member = _parse_member(d.pop("member", UNSET))

        def _parse_left_out(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        left_out = _parse_left_out(d.pop("leftOut", UNSET))

        def _parse_left_out_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        left_out_text = _parse_left_out_text(d.pop("leftOutText", UNSET))

        def _parse_date_order(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        date_order = _parse_date_order(d.pop("dateOrder", UNSET))

        def _parse_date_order_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        date_order_text = _parse_date_order_text(d.pop("dateOrderText", UNSET))

        def _parse_encoding(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        encoding = _parse_encoding(d.pop("encoding", UNSET))

        def _parse_encoding_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        encoding_text = _parse_encoding_text(d.pop("encodingText", UNSET))

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
