from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Lag")


@_attrs_define
class Lag:
    """How long it took, in the last 90 days."""

    count: int
    """ How many there are. """
    median_days: float | None
    """ Days that half of them took at most. """
    worst_days: int | None
    """ Days that the slowest took. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        count = self.count

        median_days: float | None
        median_days = self.median_days

        worst_days: int | None
        worst_days = self.worst_days

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "count": count,
                "medianDays": median_days,
                "worstDays": worst_days,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        count = d.pop("count")

        def _parse_median_days(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        median_days = _parse_median_days(d.pop("medianDays"))

        def _parse_worst_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        worst_days = _parse_worst_days(d.pop("worstDays"))

        lag = cls(
            count=count,
            median_days=median_days,
            worst_days=worst_days,
        )

        lag.additional_properties = d
        return lag

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
