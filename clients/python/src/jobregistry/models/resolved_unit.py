from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.unit_level import UnitLevel

if TYPE_CHECKING:
    from ..models.unit_view import UnitView


T = TypeVar("T", bound="ResolvedUnit")


@_attrs_define
class ResolvedUnit:
    """The unit that had a code on a day, and the one that stands there today.

    Example:
        {'code': '03649', 'date': '2024-09-01', 'level': 'COMMUNE', 'relation': 'MERGED_WHOLE', 'today': {'code':
            '03646', 'createdAt': '2026-11-23T02:00:00Z', 'difficultyArea': None, 'districtId':
            '1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4', 'formerDistrictIds': ['1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4'], 'id':
            '0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51', 'level': 'COMMUNE', 'name': 'Phường Tô Hiệu', 'parentId':
            '7b8f1a52-1d0c-5b7e-8c57-1d3a60a1e2d4', 'predecessorIds': ['2d7e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4'], 'riskAreas':
            [], 'successorIds': [], 'unitType': 'PHUONG', 'updatedAt': '2026-11-23T02:00:00Z', 'validFrom': '2025-07-01',
            'validTo': None, 'version': 1}, 'unit': {'code': '03649', 'createdAt': '2026-11-23T02:00:00Z', 'difficultyArea':
            None, 'districtId': '1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4', 'formerDistrictIds':
            ['1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4'], 'id': '2d7e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4', 'level': 'COMMUNE',
            'name': 'Phường Tô Hiệu', 'parentId': '7b8f1a52-1d0c-5b7e-8c57-1d3a60a1e2d4', 'predecessorIds': [], 'riskAreas':
            [], 'successorIds': ['0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51'], 'unitType': 'PHUONG', 'updatedAt':
            '2026-11-23T02:00:00Z', 'validFrom': None, 'validTo': '2025-06-30', 'version': 1}}

    """

    level: UnitLevel
    """ Level of a unit. Districts ended on 2025-06-30. """
    code: str
    """ The code that was asked for. """
    date: datetime.date
    """ A day, as in `2026-03-02`. """
    unit: UnitView
    """ An administrative unit as clients see it. """
    today: None | UnitView
    relation: None | str
    """ How the unit became its successor: `MERGED_WHOLE` or `UNCHANGED`; null for a present one. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.unit_view import UnitView  # noqa: PLC0415

        level = self.level.value

        code = self.code

        date = self.date.isoformat()

        unit = self.unit.to_dict()

        today: dict[str, Any] | None
        if isinstance(self.today, UnitView):
            today = self.today.to_dict()
        else:
            today = self.today

        relation: None | str
        relation = self.relation

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "level": level,
                "code": code,
                "date": date,
                "unit": unit,
                "today": today,
                "relation": relation,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.unit_view import UnitView  # noqa: PLC0415

        d = dict(src_dict)
        level = UnitLevel(d.pop("level"))

        code = d.pop("code")

        date = datetime.date.fromisoformat(d.pop("date"))

        unit = UnitView.from_dict(d.pop("unit"))

        def _parse_today(data: object) -> None | UnitView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                today_type_0 = UnitView.from_dict(data)

                return today_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UnitView, data)

        today = _parse_today(d.pop("today"))

        def _parse_relation(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        relation = _parse_relation(d.pop("relation"))

        resolved_unit = cls(
            level=level,
            code=code,
            date=date,
            unit=unit,
            today=today,
            relation=relation,
        )

        resolved_unit.additional_properties = d
        return resolved_unit

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
