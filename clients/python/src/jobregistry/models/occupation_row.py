from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="OccupationRow")


@_attrs_define
class OccupationRow:
    """An occupation, as a row of a file; the code is its key. A code of digits alone is of the national
    list, which says its level; any other is of the province.

        Example:
            {'classMax': 35, 'classMin': 25, 'code': 'SL-2026-01', 'costCap': 2000000, 'durationMonths': 2, 'field':
                'AGRICULTURAL', 'level': 'SHORT_TERM', 'nameEn': 'Goat raising', 'nameVi': 'Kỹ thuật chăn nuôi dê', 'source':
                '05/2026/QĐ-UBND', 'validFrom': '2026-01-01'}

    """

    code: str
    """ Unique within its list. """
    name_vi: str
    """ The name in Vietnamese. """
    id: None | Unset | UUID = UNSET
    name_en: None | str | Unset = UNSET
    """ The name in English. """
    level: None | str | Unset = UNSET
    """ Code list `training-levels`; of the national list its code says it. """
    field: None | str | Unset = UNSET
    """ Code list `fields`; of the national list its code says it. """
    duration_months: int | None | Unset = UNSET
    """ How many months the training lasts. """
    class_min: int | None | Unset = UNSET
    """ Usual size of a class. """
    class_max: int | None | Unset = UNSET
    """ Most trainees in a class. """
    cost_cap: int | None | Unset = UNSET
    """ Most that a course may cost for each trainee, in whole đồng. """
    source: None | str | Unset = UNSET
    """ The decision that set it up. """
    valid_from: datetime.date | None | Unset = UNSET
    valid_to: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name_vi = self.name_vi

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        name_en: None | str | Unset
        if isinstance(self.name_en, Unset):
            name_en = UNSET
        else:
            name_en = self.name_en

        level: None | str | Unset
        if isinstance(self.level, Unset):
            level = UNSET
        else:
            level = self.level

        field: None | str | Unset
        if isinstance(self.field, Unset):
            field = UNSET
        else:
            field = self.field

        duration_months: int | None | Unset
        if isinstance(self.duration_months, Unset):
            duration_months = UNSET
        else:
            duration_months = self.duration_months

        class_min: int | None | Unset
        if isinstance(self.class_min, Unset):
            class_min = UNSET
        else:
            class_min = self.class_min

        class_max: int | None | Unset
        if isinstance(self.class_max, Unset):
            class_max = UNSET
        else:
            class_max = self.class_max

        cost_cap: int | None | Unset
        if isinstance(self.cost_cap, Unset):
            cost_cap = UNSET
        else:
            cost_cap = self.cost_cap

        source: None | str | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

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

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "nameVi": name_vi,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if name_en is not UNSET:
            field_dict["nameEn"] = name_en
        if level is not UNSET:
            field_dict["level"] = level
        if field is not UNSET:
            field_dict["field"] = field
        if duration_months is not UNSET:
            field_dict["durationMonths"] = duration_months
        if class_min is not UNSET:
            field_dict["classMin"] = class_min
        if class_max is not UNSET:
            field_dict["classMax"] = class_max
        if cost_cap is not UNSET:
            field_dict["costCap"] = cost_cap
        if source is not UNSET:
            field_dict["source"] = source
        if valid_from is not UNSET:
            field_dict["validFrom"] = valid_from
        if valid_to is not UNSET:
            field_dict["validTo"] = valid_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        name_vi = d.pop("nameVi")

        def _parse_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_name_en(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name_en = _parse_name_en(d.pop("nameEn", UNSET))

        def _parse_level(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        level = _parse_level(d.pop("level", UNSET))

        def _parse_field(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        field = _parse_field(d.pop("field", UNSET))

        def _parse_duration_months(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        duration_months = _parse_duration_months(d.pop("durationMonths", UNSET))

        def _parse_class_min(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        class_min = _parse_class_min(d.pop("classMin", UNSET))

        def _parse_class_max(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        class_max = _parse_class_max(d.pop("classMax", UNSET))

        def _parse_cost_cap(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        cost_cap = _parse_cost_cap(d.pop("costCap", UNSET))

        def _parse_source(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

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

        occupation_row = cls(
            code=code,
            name_vi=name_vi,
            id=id,
            name_en=name_en,
            level=level,
            field=field,
            duration_months=duration_months,
            class_min=class_min,
            class_max=class_max,
            cost_cap=cost_cap,
            source=source,
            valid_from=valid_from,
            valid_to=valid_to,
        )

        return occupation_row
