from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SheetLeftOut")


@_attrs_define
class SheetLeftOut:
    """A sheet that is not read."""

    name: str
    """ What it is called. """
    reason: str
    """ `NO_CELLS`, `NOT_ASKED_FOR`, `HIDDEN`, `EMPTY`, `GUIDE`, `COLUMNS_MISSING` or `NO_TABLE`. """
    reason_text: str
    """ The reason in words. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        reason = self.reason

        reason_text = self.reason_text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "reason": reason,
                "reasonText": reason_text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        reason = d.pop("reason")

        reason_text = d.pop("reasonText")

        sheet_left_out = cls(
            name=name,
            reason=reason,
            reason_text=reason_text,
        )

        sheet_left_out.additional_properties = d
        return sheet_left_out

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
