from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.unavailable import Unavailable

if TYPE_CHECKING:
    from ..models.money import Money


T = TypeVar("T", bound="Median")


@_attrs_define
class Median:
    """The middle of the incomes."""

    value: Money | None
    unavailable: None | Unavailable
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        value: dict[str, Any] | None
        if isinstance(self.value, Money):
            value = self.value.to_dict()
        else:
            value = self.value

        unavailable: None | str
        if isinstance(self.unavailable, Unavailable):
            unavailable = self.unavailable.value
        else:
            unavailable = self.unavailable

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "value": value,
                "unavailable": unavailable,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_value(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                value_type_0 = Money.from_dict(data)

                return value_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        value = _parse_value(d.pop("value"))

        def _parse_unavailable(data: object) -> None | Unavailable:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                unavailable_type_0 = Unavailable(data)

                return unavailable_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unavailable, data)

        unavailable = _parse_unavailable(d.pop("unavailable"))

        median = cls(
            value=value,
            unavailable=unavailable,
        )

        median.additional_properties = d
        return median

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
