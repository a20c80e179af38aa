from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RowLeftOut")


@_attrs_define
class RowLeftOut:
    """A row that is not read."""

    row: int
    """ Number of the row, from 1. """
    reason: str
    """ `TITLE`, `HEADER`, `NUMBERING`, `EXAMPLE`, `GROUP`, `TOTAL`, `NOTE`, `SIGNATURE`, `HIDDEN`,
    `STRUCK_THROUGH`, `OTHER_TABLE` or, with nothing in columns of the kind, `NOTHING_SAID`. """
    reason_text: str
    """ The reason in words. """
    text: str
    """ What stands in it. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        row = self.row

        reason = self.reason

        reason_text = self.reason_text

        text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "row": row,
                "reason": reason,
                "reasonText": reason_text,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        row = d.pop("row")

        reason = d.pop("reason")

        reason_text = d.pop("reasonText")

        text = d.pop("text")

        row_left_out = cls(
            row=row,
            reason=reason,
            reason_text=reason_text,
            text=text,
        )

        row_left_out.additional_properties = d
        return row_left_out

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
