from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.class_status import ClassStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="ClassRow")


@_attrs_define
class ClassRow:
    """A class as a row of a file.

    Example:
        {'capacity': 30, 'code': 'MS-2026-07', 'commission': '15/HĐ-ĐH', 'course': 'CT-NAM-01', 'endDate': '2026-11-27',
            'externalId': 'LOP-2026-07', 'fundingLine': 'CTMTQG-2026-DA4', 'name': 'Trồng nấm, bản Nà Bó', 'startDate':
            '2026-09-07', 'status': 'OPEN', 'trainers': ['Cà Văn Minh'], 'unitCode': '03646'}

    """

    code: str
    """ Unique within the school. """
    name: str
    """ What it is called. """
    start_date: datetime.date
    """ A day, as in `2026-03-02`. """
    end_date: datetime.date
    """ A day, as in `2026-03-02`. """
    capacity: int
    """ Most trainees. """
    external_id: None | str | Unset = UNSET
    """ The class's key in the school's own system; or give `id`. """
    id: None | Unset | UUID = UNSET
    school_id: None | Unset | UUID = UNSET
    course: None | str | Unset = UNSET
    """ The course by the sender's own key, by its code, or by its name; or give `courseId`. Of several
    editions the active one is meant. """
    course_id: None | Unset | UUID = UNSET
    campus_id: None | Unset | UUID = UNSET
    unit_code: None | str | Unset = UNSET
    """ Code of the commune where it is held; or give `unitId`. """
    unit_code_date: datetime.date | None | Unset = UNSET
    unit_id: None | Unset | UUID = UNSET
    trainers: list[str] | None | Unset = UNSET
    """ Names of those who teach; in a table separated by semicolons. """
    funding_line: None | str | Unset = UNSET
    """ Programme or budget line that pays. """
    commission: None | str | Unset = UNSET
    """ Commission (đặt hàng, giao nhiệm vụ) under which it is held. """
    status: ClassStatus | None | Unset = UNSET
    status_date: datetime.date | None | Unset = UNSET
    status_reason: None | str | Unset = UNSET
    """ Needed for `CANCELLED`. """

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name

        start_date = self.start_date.isoformat()

        end_date = self.end_date.isoformat()

        capacity = self.capacity

        external_id: None | str | Unset
        if isinstance(self.external_id, Unset):
            external_id = UNSET
        else:
            external_id = self.external_id

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        school_id: None | str | Unset
        if isinstance(self.school_id, Unset):
            school_id = UNSET
        elif isinstance(self.school_id, UUID):
            school_id = str(self.school_id)
        else:
            school_id = self.school_id

        course: None | str | Unset
        if isinstance(self.course, Unset):
            course = UNSET
        else:
            course = self.course

        course_id: None | str | Unset
        if isinstance(self.course_id, Unset):
            course_id = UNSET
        elif isinstance(self.course_id, UUID):
            course_id = str(self.course_id)
        else:
            course_id = self.course_id

        campus_id: None | str | Unset
        if isinstance(self.campus_id, Unset):
            campus_id = UNSET
        elif isinstance(self.campus_id, UUID):
            campus_id = str(self.campus_id)
        else:
            campus_id = self.campus_id

        unit_code: None | str | Unset
        if isinstance(self.unit_code, Unset):
            unit_code = UNSET
        else:
            unit_code = self.unit_code

        unit_code_date: None | str | Unset
        if isinstance(self.unit_code_date, Unset):
            unit_code_date = UNSET
        elif isinstance(self.unit_code_date, datetime.date):
            unit_code_date = self.unit_code_date.isoformat()
        else:
            unit_code_date = self.unit_code_date

        unit_id: None | str | Unset
        if isinstance(self.unit_id, Unset):
            unit_id = UNSET
        elif isinstance(self.unit_id, UUID):
            unit_id = str(self.unit_id)
        else:
            unit_id = self.unit_id

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

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, ClassStatus):
            status = self.status.value
        else:
            status = self.status

        status_date: None | str | Unset
        if isinstance(self.status_date, Unset):
            status_date = UNSET
        elif isinstance(self.status_date, datetime.date):
            status_date = self.status_date.isoformat()
        else:
            status_date = self.status_date

        status_reason: None | str | Unset
        if isinstance(self.status_reason, Unset):
            status_reason = UNSET
        else:
            status_reason = self.status_reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "name": name,
                "startDate": start_date,
                "endDate": end_date,
                "capacity": capacity,
            }
        )
        if external_id is not UNSET:
            field_dict["externalId"] = external_id
        if id is not UNSET:
            field_dict["id"] = id
        if school_id is not UNSET:
            field_dict["schoolId"] = school_id
        if course is not UNSET:
            field_dict["course"] = course
        if course_id is not UNSET:
            field_dict["courseId"] = course_id
        if campus_id is not UNSET:
            field_dict["campusId"] = campus_id
        if unit_code is not UNSET:
            field_dict["unitCode"] = unit_code
        if unit_code_date is not UNSET:
            field_dict["unitCodeDate"] = unit_code_date
        if unit_id is not UNSET:
            field_dict["unitId"] = unit_id
        if trainers is not UNSET:
            field_dict["trainers"] = trainers
        if funding_line is not UNSET:
            field_dict["fundingLine"] = funding_line
        if commission is not UNSET:
            field_dict["commission"] = commission
        if status is not UNSET:
            field_dict["status"] = status
        if status_date is not UNSET:
            field_dict["statusDate"] = status_date
        if status_reason is not UNSET:
            field_dict["statusReason"] = status_reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        name = d.pop("name")

        start_date = datetime.date.fromisoformat(d.pop("startDate"))

        end_date = datetime.date.fromisoformat(d.pop("endDate"))

        capacity = d.pop("capacity")

        def _parse_external_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_id = _parse_external_id(d.pop("externalId", UNSET))

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

        def _parse_course(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        course = _parse_course(d.pop("course", UNSET))

        def _parse_course_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                course_id_type_0 = UUID(data)

                return course_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        course_id = _parse_course_id(d.pop("courseId", UNSET))

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

        def _parse_unit_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        unit_code = _parse_unit_code(d.pop("unitCode", UNSET))

        def _parse_unit_code_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                unit_code_date_type_0 = datetime.date.fromisoformat(data)

                return unit_code_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        unit_code_date = _parse_unit_code_date(d.pop("unitCodeDate", UNSET))

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

        def _parse_status(data: object) -> ClassStatus | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = ClassStatus(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ClassStatus | None | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_status_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_date_type_0 = datetime.date.fromisoformat(data)

                return status_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        status_date = _parse_status_date(d.pop("statusDate", UNSET))

        def _parse_status_reason(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        status_reason = _parse_status_reason(d.pop("statusReason", UNSET))

        class_row = cls(
            code=code,
            name=name,
            start_date=start_date,
            end_date=end_date,
            capacity=capacity,
            external_id=external_id,
            id=id,
            school_id=school_id,
            course=course,
            course_id=course_id,
            campus_id=campus_id,
            unit_code=unit_code,
            unit_code_date=unit_code_date,
            unit_id=unit_id,
            trainers=trainers,
            funding_line=funding_line,
            commission=commission,
            status=status,
            status_date=status_date,
            status_reason=status_reason,
        )

        return class_row
