from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.rate import Rate


T = TypeVar("T", bound="LevelCoverage")


@_attrs_define
class LevelCoverage:
    """The coverage of a level of training."""

    level: str
    """ The level of training. """
    occupations: Rate
    """ A share. Without a denominator there is none. """
    lines: Rate
    """ A share. Without a denominator there is none. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        level = self.level

        occupations = self.occupations.to_dict()

        lines = self.lines.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "level": level,
                "occupations": occupations,
                "lines": lines,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.rate import Rate  # noqa: PLC0415

        d = dict(src_dict)
        level = d.pop("level")

        occupations = Rate.from_dict(d.pop("occupations"))

        lines = Rate.from_dict(d.pop("lines"))

        level_coverage = cls(
            level=level,
            occupations=occupations,
            lines=lines,
        )

        level_coverage.additional_properties = d
        return level_coverage

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
