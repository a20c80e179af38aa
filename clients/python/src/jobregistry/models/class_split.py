from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ClassSplit")


@_attrs_define
class ClassSplit:
    """Who goes to the new class, and what is other there. What is left out is as in the old one.

    Example:
        {'code': 'MS-2026-07B', 'enrolmentIds': ['0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21'], 'name': 'Trồng cây ăn quả, bản
            Nà Bó (ca chiều)', 'reason': 'Lớp quá đông'}

    """

    enrolment_ids: list[UUID]
    """ Enrolments of the class that have not ended. """
    code: str
    """ Unique within the school. """
    reason: str
    """ Why, in a sentence, without personal data. """
    name: None | str | Unset = UNSET
    """ What it is called. """
    campus_id: None | Unset | UUID = UNSET
    unit_id: None | Unset | UUID = UNSET
    start_date: datetime.date | None | Unset = UNSET
    end_date: datetime.date | None | Unset = UNSET
    capacity: int | None | Unset = UNSET
    """ How many trainees there is room for. """
    trainers: list[str] | None | Unset = UNSET
    """ Names of those who teach. """
    date: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        enrolment_ids = []
        for enrolment_ids_item_data in self.enrolment_ids:
            enrolment_ids_item = str(enrolment_ids_item_data)
            enrolment_ids.append(enrolment_ids_item)

        code = self.code

        reason = self.reason

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        campus_id: None | str | Unset
        if isinstance(self.campus_id, Unset):
            campus_id = UNSET
        elif isinstance(self.campus_id, UUID):
            campus_id = str(self.campus_id)
        else:
            campus_id = self.campus_id

        unit_id: None | str | Unset
        if isinstance(self.unit_id, Unset):
            unit_id = UNSET
        elif isinstance(self.unit_id, UUID):
            unit_id = str(self.unit_id)
        else:
            unit_id = self.unit_id

        start_date: None | str | Unset
        if isinstance(self.start_date, Unset):
            start_date = UNSET
        elif isinstance(self.start_date, datetime.date):
            start_date = self.start_date.isoformat()
        else:
            start_date = self.start_date

        end_date: None | str | Unset
        if isinstance(self.end_date, Unset):
            end_date = UNSET
        elif isinstance(self.end_date, datetime.date):
            end_date = self.end_date.isoformat()
        else:
            end_date = self.end_date

        capacity: int | None | Unset
        if isinstance(self.capacity, Unset):
            capacity = UNSET
        else:
            capacity = self.capacity

        trainers: list[str] | None | Unset
        if isinstance(self.trainers, Unset):
            trainers = UNSET
        elif isinstance(self.trainers, list):
            trainers = self.trainers

        else:
            trainers = self.trainers

        date: None | str | Unset
        if isinstance(self.date, Unset):
            date = UNSET
        elif isinstance(self.date, datetime.date):
            date = self.date.isoformat()
        else:
            date = self.date

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "enrolmentIds": enrolment_ids,
                "code": code,
                "reason": reason,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if campus_id is not UNSET:
            field_dict["campusId"] = campus_id
        if unit_id is not UNSET:
            field_dict["unitId"] = unit_id
        if start_date is not UNSET:
            field_dict["startDate"] = start_date
        if end_date is not UNSET:
            field_dict["endDate"] = end_date
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if trainers is not UNSET:
            field_dict["trainers"] = trainers
        if date is not UNSET:
            field_dict["date"] = date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        enrolment_ids = []
        _enrolment_ids = d.pop("enrolmentIds")
        for enrolment_ids_item_data in _enrolment_ids:
            enrolment_ids_item = UUID(enrolment_ids_item_data)

            enrolment_ids.append(enrolment_ids_item)

        code = d.pop("code")

        reason = d.pop("reason")

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_campus_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                campus_id_type_0 = UUID(data)

                return campus_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        campus_id = _parse_campus_id(d.pop("campusId", UNSET))

        def _parse_unit_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                unit_id_type_0 = UUID(data)

                return unit_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        unit_id = _parse_unit_id(d.pop("unitId", UNSET))

        def _parse_start_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                start_date_type_0 = datetime.date.fromisoformat(data)

                return start_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        start_date = _parse_start_date(d.pop("startDate", UNSET))

        def _parse_end_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_date_type_0 = datetime.date.fromisoformat(data)

                return end_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        end_date = _parse_end_date(d.pop("endDate", UNSET))

        def _parse_capacity(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        capacity = _parse_capacity(d.pop("capacity", UNSET))

        def _parse_trainers(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                trainers_type_0 = cast(list[str], data)

                return trainers_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        trainers = _parse_trainers(d.pop("trainers", UNSET))

        def _parse_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                date_type_0 = datetime.date.fromisoformat(data)

                return date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        date = _parse_date(d.pop("date", UNSET))

        class_split = cls(
            enrolment_ids=enrolment_ids,
            code=code,
            reason=reason,
            name=name,
            campus_id=campus_id,
            unit_id=unit_id,
            start_date=start_date,
            end_date=end_date,
            capacity=capacity,
            trainers=trainers,
            date=date,
        )

        return class_split
