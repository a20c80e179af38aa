from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.lag import Lag


T = TypeVar("T", bound="Lags")


@_attrs_define
class Lags:
    """Days until the registry learns of things."""

    enrolment_status: Lag
    """ How long it took, in the last 90 days. """
    class_end: Lag
    """ How long it took, in the last 90 days. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        enrolment_status = self.enrolment_status.to_dict()

        class_end = self.class_end.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "enrolmentStatus": enrolment_status,
                "classEnd": class_end,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lag import Lag  # noqa: PLC0415

        d = dict(src_dict)
        enrolment_status = Lag.from_dict(d.pop("enrolmentStatus"))

        class_end = Lag.from_dict(d.pop("classEnd"))

        lags = cls(
            enrolment_status=enrolment_status,
            class_end=class_end,
        )

        lags.additional_properties = d
        return lags

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
