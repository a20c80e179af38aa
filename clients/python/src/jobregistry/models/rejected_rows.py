from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.ages import Ages
    from ..models.code_count import CodeCount


T = TypeVar("T", bound="RejectedRows")


@_attrs_define
class RejectedRows:
    """Rejected rows that no later import has accepted."""

    count: int
    """ How many there are. """
    by_age: Ages
    """ Rows by the days since their first rejection. """
    by_code: list[CodeCount]
    """ The most frequent first. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        count = self.count

        by_age = self.by_age.to_dict()

        by_code = []
        for by_code_item_data in self.by_code:
            by_code_item = by_code_item_data.to_dict()
            by_code.append(by_code_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "count": count,
                "byAge": by_age,
                "byCode": by_code,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ages import Ages  # noqa: PLC0415
        from ..models.code_count import CodeCount  # noqa: PLC0415

        d = dict(src_dict)
        count = d.pop("count")

        by_age = Ages.from_dict(d.pop("byAge"))

        by_code = []
        _by_code = d.pop("byCode")
        for by_code_item_data in _by_code:
            by_code_item = CodeCount.from_dict(by_code_item_data)

            by_code.append(by_code_item)

        rejected_rows = cls(
            count=count,
            by_age=by_age,
            by_code=by_code,
        )

        rejected_rows.additional_properties = d
        return rejected_rows

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
