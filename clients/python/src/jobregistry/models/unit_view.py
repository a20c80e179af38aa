from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.unit_level import UnitLevel

T = TypeVar("T", bound="UnitView")


@_attrs_define
class UnitView:
    """An administrative unit as clients see it.

    Example:
        {'code': '03646', 'createdAt': '2026-11-23T02:00:00Z', 'difficultyArea': None, 'districtId':
            '1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4', 'formerDistrictIds': ['1c9e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4'], 'id':
            '0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51', 'level': 'COMMUNE', 'name': 'Phường Tô Hiệu', 'parentId':
            '7b8f1a52-1d0c-5b7e-8c57-1d3a60a1e2d4', 'predecessorIds': ['2d7e1a52-1d0c-5b7e-8c57-1d3a60a1e2d4'], 'riskAreas':
            [], 'successorIds': [], 'unitType': 'PHUONG', 'updatedAt': '2026-11-23T02:00:00Z', 'validFrom': '2025-07-01',
            'validTo': None, 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    level: UnitLevel
    """ Level of a unit. Districts ended on 2025-06-30. """
    code: None | str
    """ Codes are reused: only with a day they name one unit. """
    name: str
    """ What it is called. """
    unit_type: str
    """ Code list `unit-types`. """
    parent_id: None | UUID
    district_id: None | UUID
    former_district_ids: list[UUID]
    """ All former districts that it came from. """
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    difficulty_area: None | str
    """ Code list `difficulty-areas`. """
    risk_areas: list[str]
    """ The areas of difficulty that it belongs to. """
    successor_ids: list[UUID]
    """ What it became. """
    predecessor_ids: list[UUID]
    """ What it was made of. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        level = self.level.value

        code: None | str
        code = self.code

        name = self.name

        unit_type = self.unit_type

        parent_id: None | str
        if isinstance(self.parent_id, UUID):
            parent_id = str(self.parent_id)
        else:
            parent_id = self.parent_id

        district_id: None | str
        if isinstance(self.district_id, UUID):
            district_id = str(self.district_id)
        else:
            district_id = self.district_id

        former_district_ids = []
        for former_district_ids_item_data in self.former_district_ids:
            former_district_ids_item = str(former_district_ids_item_data)
            former_district_ids.append(former_district_ids_item)

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        difficulty_area: None | str
        difficulty_area = self.difficulty_area

        risk_areas = self.risk_areas

        successor_ids = []
        for successor_ids_item_data in self.successor_ids:
            successor_ids_item = str(successor_ids_item_data)
            successor_ids.append(successor_ids_item)

        predecessor_ids = []
        for predecessor_ids_item_data in self.predecessor_ids:
            predecessor_ids_item = str(predecessor_ids_item_data)
            predecessor_ids.append(predecessor_ids_item)

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "level": level,
                "code": code,
                "name": name,
                "unitType": unit_type,
                "parentId": parent_id,
                "districtId": district_id,
                "formerDistrictIds": former_district_ids,
                "validFrom": valid_from,
                "validTo": valid_to,
                "difficultyArea": difficulty_area,
                "riskAreas": risk_areas,
                "successorIds": successor_ids,
                "predecessorIds": predecessor_ids,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        level = UnitLevel(d.pop("level"))

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        name = d.pop("name")

        unit_type = d.pop("unitType")

        def _parse_parent_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                parent_id_type_0 = UUID(data)

                return parent_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        parent_id = _parse_parent_id(d.pop("parentId"))

        def _parse_district_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                district_id_type_0 = UUID(data)

                return district_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        district_id = _parse_district_id(d.pop("districtId"))

        former_district_ids = []
        _former_district_ids = d.pop("formerDistrictIds")
        for former_district_ids_item_data in _former_district_ids:
            former_district_ids_item = UUID(former_district_ids_item_data)

            former_district_ids.append(former_district_ids_item)

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("validFrom"))

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("validTo"))

        def _parse_difficulty_area(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        difficulty_area = _parse_difficulty_area(d.pop("difficultyArea"))

        risk_areas = cast(list[str], d.pop("riskAreas"))

        successor_ids = []
        _successor_ids = d.pop("successorIds")
        for successor_ids_item_data in _successor_ids:
            successor_ids_item = UUID(successor_ids_item_data)

            successor_ids.append(successor_ids_item)

        predecessor_ids = []
        _predecessor_ids = d.pop("predecessorIds")
        for predecessor_ids_item_data in _predecessor_ids:
            predecessor_ids_item = UUID(predecessor_ids_item_data)

            predecessor_ids.append(predecessor_ids_item)

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        unit_view = cls(
            id=id,
            level=level,
            code=code,
            name=name,
            unit_type=unit_type,
            parent_id=parent_id,
            district_id=district_id,
            former_district_ids=former_district_ids,
            valid_from=valid_from,
            valid_to=valid_to,
            difficulty_area=difficulty_area,
            risk_areas=risk_areas,
            successor_ids=successor_ids,
            predecessor_ids=predecessor_ids,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        unit_view.additional_properties = d
        return unit_view

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
