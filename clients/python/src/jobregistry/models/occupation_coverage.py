from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="OccupationCoverage")


@_attrs_define
class OccupationCoverage:
    """An occupation at a level."""

    occupation_id: UUID
    """ The id of a record, for good. """
    code: str
    """ Code of the occupation. """
    name_vi: str
    """ The name in Vietnamese. """
    level: str
    """ The level of training. """
    lines: int
    """ Its lines of licences. """
    covered_lines: int
    """ Those of them with a live partnership. """
    partners: int
    """ Enterprises that take part. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        occupation_id = str(self.occupation_id)

        code = self.code

        name_vi = self.name_vi

        level = self.level

        lines = self.lines

        covered_lines = self.covered_lines

        partners = self.partners

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "occupationId": occupation_id,
                "code": code,
                "nameVi": name_vi,
                "level": level,
                "lines": lines,
                "coveredLines": covered_lines,
                "partners": partners,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        occupation_id = UUID(d.pop("occupationId"))

        code = d.pop("code")

        name_vi = d.pop("nameVi")

        level = d.pop("level")

        lines = d.pop("lines")

        covered_lines = d.pop("coveredLines")

        partners = d.pop("partners")

        occupation_coverage = cls(
            occupation_id=occupation_id,
            code=code,
            name_vi=name_vi,
            level=level,
            lines=lines,
            covered_lines=covered_lines,
            partners=partners,
        )

        occupation_coverage.additional_properties = d
        return occupation_coverage

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
