from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="ClassInput")


@_attrs_define
class ClassInput:
    """A class as clients send it.

    Example:
        {'capacity': 30, 'code': 'MS-2026-07', 'commission': '15/HĐ-ĐH', 'courseId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14', 'endDate': '2026-11-27', 'fundingLine': 'CTMTQG-2026-DA4', 'name':
            'Trồng cây ăn quả, bản Nà Bó', 'schoolId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'startDate': '2026-09-07',
            'trainers': ['Cà Văn Minh'], 'unitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15'}

    """

    course_id: UUID
    """ The id of a record, for good. """
    code: str
    """ Unique within the school. """
    name: str
    """ What it is called. """
    unit_id: UUID
    """ The id of a record, for good. """
    start_date: datetime.date
    """ A day, as in `2026-03-02`. """
    end_date: datetime.date
    """ A day, as in `2026-03-02`. """
    capacity: int
    """ Most trainees; 25 to 35 is usual, anything else is taken with a warning. """
    school_id: None | Unset | UUID = UNSET
    campus_id: None | Unset | UUID = UNSET
    trainers: list[str] | Unset = UNSET
    """ Names of those who teach. """
    funding_line: None | str | Unset = UNSET
    """ Programme or budget line that pays. """
    commission: None | str | Unset = UNSET
    """ Commission (đặt hàng, giao nhiệm vụ) under which it is held. """
    external_ids: list[ExternalId] | Unset = UNSET
    """ Keys of the class in other systems. """

    def to_dict(self) -> dict[str, Any]:
        course_id = str(self.course_id)

        code = self.code

        name = self.name

        unit_id = str(self.unit_id)

        start_date = self.start_date.isoformat()

        end_date = self.end_date.isoformat()

        capacity = self.capacity

        school_id: None | str | Unset
        if isinstance(self.school_id, Unset):
            school_id = UNSET
        elif isinstance(self.school_id, UUID):
            school_id = str(self.school_id)
        else:
            school_id = self.school_id

        campus_id: None | str | Unset
        if isinstance(self.campus_id, Unset):
            campus_id = UNSET
        elif isinstance(self.campus_id, UUID):
            campus_id = str(self.campus_id)
        else:
            campus_id = self.campus_id

        trainers: list[str] | Unset = UNSET
        if not isinstance(self.trainers, Unset):
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

        external_ids: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.external_ids, Unset):
            external_ids = []
            for external_ids_item_data in self.external_ids:
                external_ids_item = external_ids_item_data.to_dict()
                external_ids.append(external_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "courseId": course_id,
                "code": code,
                "name": name,
                "unitId": unit_id,
                "startDate": start_date,
                "endDate": end_date,
                "capacity": capacity,
            }
        )
        if school_id is not UNSET:
            field_dict["schoolId"] = school_id
        if campus_id is not UNSET:
            field_dict["campusId"] = campus_id
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
        course_id = UUID(d.pop("courseId"))

        code = d.pop("code")

        name = d.pop("name")

        unit_id = UUID(d.pop("unitId"))

        start_date = datetime.date.fromisoformat(d.pop("startDate"))

        end_date = datetime.date.fromisoformat(d.pop("endDate"))

        capacity = d.pop("capacity")

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

        trainers = cast(list[str], d.pop("trainers", UNSET))

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

        _external_ids = d.pop("externalIds", UNSET)
        external_ids: list[ExternalId] | Unset = UNSET
        if _external_ids is not UNSET:
            external_ids = []
            for external_ids_item_data in _external_ids:
                external_ids_item = ExternalId.from_dict(external_ids_item_data)

                external_ids.append(external_ids_item)

        class_input = cls(
            course_id=course_id,
            code=code,
            name=name,
            unit_id=unit_id,
            start_date=start_date,
            end_date=end_date,
            capacity=capacity,
            school_id=school_id,
            campus_id=campus_id,
            trainers=trainers,
            funding_line=funding_line,
            commission=commission,
            external_ids=external_ids,
        )

        return class_input
