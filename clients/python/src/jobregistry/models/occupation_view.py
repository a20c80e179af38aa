from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.occupation_field import OccupationField
from ..models.occupation_list import OccupationList

if TYPE_CHECKING:
    from ..models.money import Money


T = TypeVar("T", bound="OccupationView")


@_attrs_define
class OccupationView:
    """An occupation as clients see it.

    Example:
        {'classMax': 35, 'classMin': 25, 'code': 'SL-2017-01', 'costCap': {'amount': '3000000', 'currency': 'VND'},
            'createdAt': '2026-11-23T02:00:00Z', 'durationMonths': 3, 'field': 'AGRICULTURAL', 'id':
            '0b0f4b5c-96a5-5d3c-9d0f-3c1d6a0e6a51', 'level': 'ELEMENTARY_1', 'list': 'PROVINCIAL', 'nameEn': None, 'nameVi':
            'Kỹ thuật trồng và chế biến nấm', 'source': '26/2017/QD-UBND', 'updatedAt': '2026-11-23T02:00:00Z', 'validFrom':
            '2017-08-16', 'validTo': None, 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    list_: OccupationList
    """ The national list (Circular 26/2020), or the list of the province. """
    code: str
    """ Unique within its list. """
    name_vi: str
    """ The name in Vietnamese. """
    name_en: None | str
    """ The name in English. """
    level: None | str
    """ Code list `training-levels`. """
    field: OccupationField
    """ What an occupation belongs to. """
    duration_months: int | None
    """ How many months the training lasts. """
    class_min: int | None
    """ Usual size of a class. """
    class_max: int | None
    """ Most trainees in a class. """
    cost_cap: Money | None
    source: None | str
    """ The decision or the list that it comes from. """
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        id = str(self.id)

        list_ = self.list_.value

        code = self.code

        name_vi = self.name_vi

        name_en: None | str
        name_en = self.name_en

        level: None | str
        level = self.level

        field = self.field.value

        duration_months: int | None
        duration_months = self.duration_months

        class_min: int | None
        class_min = self.class_min

        class_max: int | None
        class_max = self.class_max

        cost_cap: dict[str, Any] | None
        if isinstance(self.cost_cap, Money):
            cost_cap = self.cost_cap.to_dict()
        else:
            cost_cap = self.cost_cap

        source: None | str
        source = self.source

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

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "list": list_,
                "code": code,
                "nameVi": name_vi,
                "nameEn": name_en,
                "level": level,
                "field": field,
                "durationMonths": duration_months,
                "classMin": class_min,
                "classMax": class_max,
                "costCap": cost_cap,
                "source": source,
                "validFrom": valid_from,
                "validTo": valid_to,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        list_ = OccupationList(d.pop("list"))

        code = d.pop("code")

        name_vi = d.pop("nameVi")

        def _parse_name_en(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name_en = _parse_name_en(d.pop("nameEn"))

        def _parse_level(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        level = _parse_level(d.pop("level"))

        field = OccupationField(d.pop("field"))

        def _parse_duration_months(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        duration_months = _parse_duration_months(d.pop("durationMonths"))

        def _parse_class_min(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        class_min = _parse_class_min(d.pop("classMin"))

        def _parse_class_max(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        class_max = _parse_class_max(d.pop("classMax"))

        def _parse_cost_cap(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                cost_cap_type_0 = Money.from_dict(data)

                return cost_cap_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        cost_cap = _parse_cost_cap(d.pop("costCap"))

        def _parse_source(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source = _parse_source(d.pop("source"))

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

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        occupation_view = cls(
            id=id,
            list_=list_,
            code=code,
            name_vi=name_vi,
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
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        occupation_view.additional_properties = d
        return occupation_view

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
