from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Ages")


@_attrs_define
class Ages:
    """Rows by the days since their first rejection."""

    days_0_to_1: int
    """ Since at most one day. """
    days_2_to_7: int
    """ For two to seven days. """
    days_8_to_30: int
    """ For eight to thirty days. """
    days_over_30: int
    """ For more than thirty days. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        days_0_to_1 = self.days_0_to_1

        days_2_to_7 = self.days_2_to_7

        days_8_to_30 = self.days_8_to_30

        days_over_30 = self.days_over_30

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "days0To1": days_0_to_1,
                "days2To7": days_2_to_7,
                "days8To30": days_8_to_30,
                "daysOver30": days_over_30,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        days_0_to_1 = d.pop("days0To1")

        days_2_to_7 = d.pop("days2To7")

        days_8_to_30 = d.pop("days8To30")

        days_over_30 = d.pop("daysOver30")

        ages = cls(
            days_0_to_1=days_0_to_1,
            days_2_to_7=days_2_to_7,
            days_8_to_30=days_8_to_30,
            days_over_30=days_over_30,
        )

        ages.additional_properties = d
        return ages

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
