from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.dimension import Dimension

T = TypeVar("T", bound="Member")


@_attrs_define
class Member:
    """A value of a dimension."""

    dimension: Dimension
    """ One way to break figures down. """
    value: None | str
    """ Code, id or period; none when it is not recorded. """
    label_vi: str
    """ The label in Vietnamese. """
    label_en: str
    """ The label in English. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dimension = self.dimension.value

        value: None | str
        value = self.value

        label_vi = self.label_vi

        label_en = self.label_en

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "dimension": dimension,
                "value": value,
                "labelVi": label_vi,
                "labelEn": label_en,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        dimension = Dimension(d.pop("dimension"))

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        label_vi = d.pop("labelVi")

        label_en = d.pop("labelEn")

        member = cls(
            dimension=dimension,
            value=value,
            label_vi=label_vi,
            label_en=label_en,
        )

        member.additional_properties = d
        return member

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
