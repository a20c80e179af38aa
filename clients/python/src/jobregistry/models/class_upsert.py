from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.class_status import ClassStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="ClassUpsert")


@_attrs_define
class ClassUpsert:
    """A class as a school's own system sends it.

    Example:
        {'capacity': 30, 'code': 'MS-2026-07', 'course': {'system': 'cdsonla-sis', 'value': 'CT-12'}, 'endDate':
            '2026-11-27', 'name': 'Trồng cây ăn quả, bản Nà Bó', 'startDate': '2026-09-07', 'status': 'OPEN', 'trainers':
            ['Cà Văn Minh'], 'unitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15'}

    """

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
    course_id: None | Unset | UUID = UNSET
    course: ExternalId | None | Unset = UNSET
    campus_id: None | Unset | UUID = UNSET
    trainers: list[str] | Unset = UNSET
    """ Names of those who teach. """
    funding_line: None | str | Unset = UNSET
    """ Programme or budget line that pays. """
    commission: None | str | Unset = UNSET
    """ Commission (đặt hàng, giao nhiệm vụ) under which it is held. """
    status: ClassStatus | None | Unset = UNSET
    status_date: datetime.date | None | Unset = UNSET
    status_reason: None | str | Unset = UNSET
    """ Required to cancel. """
    external_ids: list[ExternalId] | Unset = UNSET
    """ Further keys of the class in other systems; none is taken away. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.external_id import ExternalId  # noqa: PLC0415

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

        course_id: None | str | Unset
        if isinstance(self.course_id, Unset):
            course_id = UNSET
        elif isinstance(self.course_id, UUID):
            course_id = str(self.course_id)
        else:
            course_id = self.course_id

        course: dict[str, Any] | None | Unset
        if isinstance(self.course, Unset):
            course = UNSET
        elif isinstance(self.course, ExternalId):
            course = self.course.to_dict()
        else:
            course = self.course

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

        external_ids: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.external_ids, Unset):
            external_ids = []
            for external_ids_item_data in self.external_ids:
                external_ids_item = external_ids_item_data.to_dict()
                external_ids.append(external_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
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
        if course_id is not UNSET:
            field_dict["courseId"] = course_id
        if course is not UNSET:
            field_dict["course"] = course
        if campus_id is not UNSET:
            field_dict["campusId"] = campus_id
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
        if external_ids is not UNSET:
            field_dict["externalIds"] = external_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)
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

        def _parse_course(data: object) -> ExternalId | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                course_type_0 = ExternalId.from_dict(data)

                return course_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ExternalId | None | Unset, data)

        course = _parse_course(d.pop("course", UNSET))

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

        _external_ids = d.pop("externalIds", UNSET)
        external_ids: list[ExternalId] | Unset = UNSET
        if _external_ids is not UNSET:
            external_ids = []
            for external_ids_item_data in _external_ids:
                external_ids_item = ExternalId.from_dict(external_ids_item_data)

                external_ids.append(external_ids_item)

        class_upsert = cls(
            code=code,
            name=name,
            unit_id=unit_id,
            start_date=start_date,
            end_date=end_date,
            capacity=capacity,
            school_id=school_id,
            course_id=course_id,
            course=course,
            campus_id=campus_id,
            trainers=trainers,
            funding_line=funding_line,
            commission=commission,
            status=status,
            status_date=status_date,
            status_reason=status_reason,
            external_ids=external_ids,
        )

        return class_upsert
