from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="ClassInputPatch")


@_attrs_define
class ClassInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'capacity': 30, 'code': 'MS-2026-07', 'commission': '15/HĐ-ĐH', 'courseId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14', 'endDate': '2026-11-27', 'fundingLine': 'CTMTQG-2026-DA4', 'name':
            'Trồng cây ăn quả, bản Nà Bó', 'schoolId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'startDate': '2026-09-07',
            'trainers': ['Cà Văn Minh'], 'unitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15'}

    """

    school_id: None | Unset | UUID = UNSET
    course_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    code: None | str | Unset = UNSET
    """ Unique within the school. """
    name: None | str | Unset = UNSET
    """ What it is called. """
    campus_id: None | Unset | UUID = UNSET
    unit_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    start_date: datetime.date | Unset = UNSET
    """ A day, as in `2026-03-02`. """
    end_date: datetime.date | Unset = UNSET
    """ A day, as in `2026-03-02`. """
    capacity: int | None | Unset = UNSET
    """ Most trainees; 25 to 35 is usual, anything else is taken with a warning. """
    trainers: list[str] | None | Unset = UNSET
    """ Names of those who teach. """
    funding_line: None | str | Unset = UNSET
    """ Programme or budget line that pays. """
    commission: None | str | Unset = UNSET
    """ Commission (đặt hàng, giao nhiệm vụ) under which it is held. """
    external_ids: list[ExternalId] | None | Unset = UNSET
    """ Keys of the class in other systems. """

    def to_dict(self) -> dict[str, Any]:
        school_id: None | str | Unset
        if isinstance(self.school_id, Unset):
            school_id = UNSET
        elif isinstance(self.school_id, UUID):
            school_id = str(self.school_id)
        else:
            school_id = self.school_id

        course_id: str | Unset = UNSET
        if not isinstance(self.course_id, Unset):
            course_id = str(self.course_id)

        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code

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

        unit_id: str | Unset = UNSET
        if not isinstance(self.unit_id, Unset):
            unit_id = str(self.unit_id)

        start_date: str | Unset = UNSET
        if not isinstance(self.start_date, Unset):
            start_date = self.start_date.isoformat()

        end_date: str | Unset = UNSET
        if not isinstance(self.end_date, Unset):
            end_date = self.end_date.isoformat()

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

        funding_line: None | str | Unset
        if isinstance(self.funding_line, Unset):
            funding_line = UNSET
        else:
            funding_line = self.funding_line

        commission: None | str | Unset
        if isinstance(self.commission, Unset):
            commission = UNSET
        else:
            commission = self.commission

        external_ids: list[dict[str, Any]] | None | Unset
        if isinstance(self.external_ids, Unset):
            external_ids = UNSET
        elif isinstance(self.external_ids, list):
            external_ids = []
            for external_ids_type_0_item_data in self.external_ids:
                external_ids_type_0_item = external_ids_type_0_item_data.to_dict()
                external_ids.append(external_ids_type_0_item)

        else:
            external_ids = self.external_ids

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if school_id is not UNSET:
            field_dict["schoolId"] = school_id
        if course_id is not UNSET:
            field_dict["courseId"] = course_id
        if code is not UNSET:
            field_dict["code"] = code
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
        if funding_line is not UNSET:
            field_dict["fundingLine"] = funding_line
        if commission is not UNSET:
            field_dict["commission"] = commission
        if external_ids is not UNSET:
            field_dict["externalIds"] = external_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_school_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                school_id_type_0 = UUID(data)

                return school_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        school_id = _parse_school_id(d.pop("schoolId", UNSET))

        _course_id = d.pop("courseId", UNSET)
        course_id: UUID | Unset
        if isinstance(_course_id, Unset):
            course_id = UNSET
        else:
            course_id = UUID(_course_id)

        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))

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

        _unit_id = d.pop("unitId", UNSET)
        unit_id: UUID | Unset
        if isinstance(_unit_id, Unset):
            unit_id = UNSET
        else:
            unit_id = UUID(_unit_id)

        _start_date = d.pop("startDate", UNSET)
        start_date: datetime.date | Unset
        if isinstance(_start_date, Unset):
            start_date = UNSET
        else:
            start_date = datetime.date.fromisoformat(_start_date)

        _end_date = d.pop("endDate", UNSET)
        end_date: datetime.date | Unset
        if isinstance(_end_date, Unset):
            end_date = UNSET
        else:
            end_date = datetime.date.fromisoformat(_end_date)

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

        def _parse_funding_line(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        funding_line = _parse_funding_line(d.pop("fundingLine", UNSET))

        def _parse_commission(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        commission = _parse_commission(d.pop("commission", UNSET))

        def _parse_external_ids(data: object) -> list[ExternalId] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                external_ids_type_0 = []
                _external_ids_type_0 = data
                for external_ids_type_0_item_data in _external_ids_type_0:
                    external_ids_type_0_item = ExternalId.from_dict(external_ids_type_0_item_data)

                    external_ids_type_0.append(external_ids_type_0_item)

                return external_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ExternalId] | None | Unset, data)

        external_ids = _parse_external_ids(d.pop("externalIds", UNSET))

        class_input_patch = cls(
            school_id=school_id,
            course_id=course_id,
            code=code,
            name=name,
            campus_id=campus_id,
            unit_id=unit_id,
            start_date=start_date,
            end_date=end_date,
            capacity=capacity,
            trainers=trainers,
            funding_line=funding_line,
            commission=commission,
            external_ids=external_ids,
        )

        return class_input_patch
