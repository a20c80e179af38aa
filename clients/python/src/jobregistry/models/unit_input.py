from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="UnitInput")


@_attrs_define
class UnitInput:
    """A village (thôn, bản, tiểu khu, tổ dân phố) as clients send it. Of a commune only the
    difficulty area and the risk areas can be changed.

        Example:
            {'difficultyArea': 'KV_III', 'name': 'Bản Cọ', 'parentId': '0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51', 'riskAreas':
                ['LANDSLIDE'], 'unitType': 'BAN', 'validFrom': '2025-07-01'}

    """

    parent_id: UUID
    """ The id of a record, for good. """
    name: str
    """ What it is called. """
    unit_type: str
    """ Code list `unit-types`, one whose attribute `level` is `VILLAGE`. """
    code: None | str | Unset = UNSET
    """ The code of the unit. """
    district_id: None | Unset | UUID = UNSET
    valid_from: datetime.date | None | Unset = UNSET
    valid_to: datetime.date | None | Unset = UNSET
    difficulty_area: None | str | Unset = UNSET
    """ Code list `difficulty-areas`. """
    risk_areas: list[str] | Unset = UNSET
    """ The areas of difficulty that it belongs to. """

    def to_dict(self) -> dict[str, Any]:
        parent_id = str(self.parent_id)

        name = self.name

        unit_type = self.unit_type

        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code

        district_id: None | str | Unset
        if isinstance(self.district_id, Unset):
            district_id = UNSET
        elif isinstance(self.district_id, UUID):
            district_id = str(self.district_id)
        else:
            district_id = self.district_id

        valid_from: None | str | Unset
        if isinstance(self.valid_from, Unset):
            valid_from = UNSET
        elif isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        difficulty_area: None | str | Unset
        if isinstance(self.difficulty_area, Unset):
            difficulty_area = UNSET
        else:
            difficulty_area = self.difficulty_area

        risk_areas: list[str] | Unset = UNSET
        if not isinstance(self.risk_areas, Unset):
            risk_areas = self.risk_areas

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "parentId": parent_id,
                "name": name,
                "unitType": unit_type,
            }
        )
        if code is not UNSET:
            field_dict["code"] = code
        if district_id is not UNSET:
            field_dict["districtId"] = district_id
        if valid_from is not UNSET:
            field_dict["validFrom"] = valid_from
        if valid_to is not UNSET:
            field_dict["validTo"] = valid_to
        if difficulty_area is not UNSET:
            field_dict["difficultyArea"] = difficulty_area
        if risk_areas is not UNSET:
            field_dict["riskAreas"] = risk_areas

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        parent_id = UUID(d.pop("parentId"))

        name = d.pop("name")

        unit_type = d.pop("unitType")

        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))

        def _parse_district_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                district_id_type_0 = UUID(data)

                return district_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        district_id = _parse_district_id(d.pop("districtId", UNSET))

        def _parse_valid_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_from = _parse_valid_from(d.pop("validFrom", UNSET))

        def _parse_valid_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_to = _parse_valid_to(d.pop("validTo", UNSET))

        def _parse_difficulty_area(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        difficulty_area = _parse_difficulty_area(d.pop("difficultyArea", UNSET))

        risk_areas = cast(list[str], d.pop("riskAreas", UNSET))

        unit_input = cls(
            parent_id=parent_id,
            name=name,
            unit_type=unit_type,
            code=code,
            district_id=district_id,
            valid_from=valid_from,
            valid_to=valid_to,
            difficulty_area=difficulty_area,
            risk_areas=risk_areas,
        )

        return unit_input
