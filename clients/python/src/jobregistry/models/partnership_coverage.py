from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.level_coverage import LevelCoverage
    from ..models.missing_line import MissingLine
    from ..models.occupation_coverage import OccupationCoverage
    from ..models.rate import Rate
    from ..models.school_coverage import SchoolCoverage


T = TypeVar("T", bound="PartnershipCoverage")


@_attrs_define
class PartnershipCoverage:
    """How many of what is taught an enterprise takes part in.

    Example:
        {'byLevel': [{'level': 'COLLEGE', 'lines': {'denominator': 2, 'numerator': 1, 'unavailable': None, 'value':
            0.5}, 'occupations': {'denominator': 1, 'numerator': 1, 'unavailable': None, 'value': 1.0}}], 'byOccupation':
            [{'code': '6510216', 'coveredLines': 1, 'level': 'COLLEGE', 'lines': 2, 'nameVi': 'Công nghệ ô tô',
            'occupationId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'partners': 1}], 'bySchool': [{'lines': {'denominator':
            2, 'numerator': 1, 'unavailable': None, 'value': 0.5}, 'nameVi': 'Trường Cao đẳng Sơn La', 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11'}], 'levels': ['COLLEGE', 'INTERMEDIATE'], 'lines': {'denominator': 3,
            'numerator': 2, 'unavailable': None, 'value': 0.6667}, 'missing': [{'level': 'COLLEGE', 'licenceLineId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'occupationCode': '6510216', 'occupationId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'occupationNameVi': 'Công nghệ ô tô', 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'schoolNameVi': 'Trường Cao đẳng Sơn La'}], 'occupations':
            {'denominator': 2, 'numerator': 1, 'unavailable': None, 'value': 0.5}, 'on': '2026-11-30', 'target': 1.0}

    """

    on: datetime.date
    """ A day, as in `2026-03-02`. """
    levels: list[str]
    """ The levels of training that count. """
    target: float
    """ The share of occupations that the plan wants. """
    occupations: Rate
    """ A share. Without a denominator there is none. """
    lines: Rate
    """ A share. Without a denominator there is none. """
    by_occupation: list[OccupationCoverage]
    """ The same for each occupation and level. """
    by_school: list[SchoolCoverage]
    """ The same for each school. """
    by_level: list[LevelCoverage]
    """ The same for each level. """
    missing: list[MissingLine]
    """ Licence lines without a live partnership. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        on = self.on.isoformat()

        levels = self.levels

        target = self.target

        occupations = self.occupations.to_dict()

        lines = self.lines.to_dict()

        by_occupation = []
        for by_occupation_item_data in self.by_occupation:
            by_occupation_item = by_occupation_item_data.to_dict()
            by_occupation.append(by_occupation_item)

        by_school = []
        for by_school_item_data in self.by_school:
            by_school_item = by_school_item_data.to_dict()
            by_school.append(by_school_item)

        by_level = []
        for by_level_item_data in self.by_level:
            by_level_item = by_level_item_data.to_dict()
            by_level.append(by_level_item)

        missing = []
        for missing_item_data in self.missing:
            missing_item = missing_item_data.to_dict()
            missing.append(missing_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "on": on,
                "levels": levels,
                "target": target,
                "occupations": occupations,
                "lines": lines,
                "byOccupation": by_occupation,
                "bySchool": by_school,
                "byLevel": by_level,
                "missing": missing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.level_coverage import LevelCoverage  # noqa: PLC0415
        from ..models.missing_line import MissingLine  # noqa: PLC0415
        from ..models.occupation_coverage import OccupationCoverage  # noqa: PLC0415
        from ..models.rate import Rate  # noqa: PLC0415
        from ..models.school_coverage import SchoolCoverage  # noqa: PLC0415

        d = dict(src_dict)
        on = datetime.date.fromisoformat(d.pop("on"))

        levels = cast(list[str], d.pop("levels"))

        target = d.pop("target")

        occupations = Rate.from_dict(d.pop("occupations"))

        lines = Rate.from_dict(d.pop("lines"))

        by_occupation = []
        _by_occupation = d.pop("byOccupation")
        for by_occupation_item_data in _by_occupation:
            by_occupation_item = OccupationCoverage.from_dict(by_occupation_item_data)

            by_occupation.append(by_occupation_item)

        by_school = []
        _by_school = d.pop("bySchool")
        for by_school_item_data in _by_school:
            by_school_item = SchoolCoverage.from_dict(by_school_item_data)

            by_school.append(by_school_item)

        by_level = []
        _by_level = d.pop("byLevel")
        for by_level_item_data in _by_level:
            by_level_item = LevelCoverage.from_dict(by_level_item_data)

            by_level.append(by_level_item)

        missing = []
        _missing = d.pop("missing")
        for missing_item_data in _missing:
            missing_item = MissingLine.from_dict(missing_item_data)

            missing.append(missing_item)

        partnership_coverage = cls(
            on=on,
            levels=levels,
            target=target,
            occupations=occupations,
            lines=lines,
            by_occupation=by_occupation,
            by_school=by_school,
            by_level=by_level,
            missing=missing,
        )

        partnership_coverage.additional_properties = d
        return partnership_coverage

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
