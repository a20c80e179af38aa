from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="UndoCounts")


@_attrs_define
class UndoCounts:
    """Rows by how much of them is taken back."""

    taken_back: int
    """ Rows that are as they were before. """
    partly: int
    """ Rows of which some members are as they were before. """
    kept: int
    """ Rows that stay, because others have changed or need them. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        taken_back = self.taken_back

        partly = self.partly

        kept = self.kept

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "takenBack": taken_back,
                "partly": partly,
                "kept": kept,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        taken_back = d.pop("takenBack")

        partly = d.pop("partly")

        kept = d.pop("kept")

        undo_counts = cls(
            taken_back=taken_back,
            partly=partly,
            kept=kept,
        )

        undo_counts.additional_properties = d
        return undo_counts

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
