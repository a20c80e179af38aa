from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.rate import Rate


T = TypeVar("T", bound="SchoolCoverage")


@_attrs_define
class SchoolCoverage:
    """The coverage of a school."""

    school_id: UUID
    """ The id of a record, for good. """
    name_vi: str
    """ The name in Vietnamese. """
    lines: Rate
    """ A share. Without a denominator there is none. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        school_id = str(self.school_id)

        name_vi = self.name_vi

        lines = self.lines.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "schoolId": school_id,
                "nameVi": name_vi,
                "lines": lines,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rate import Rate  # noqa: PLC0415

        d = dict(src_dict)
        school_id = UUID(d.pop("schoolId"))

        name_vi = d.pop("nameVi")

        lines = Rate.from_dict(d.pop("lines"))

        school_coverage = cls(
            school_id=school_id,
            name_vi=name_vi,
            lines=lines,
        )

        school_coverage.additional_properties = d
        return school_coverage

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
