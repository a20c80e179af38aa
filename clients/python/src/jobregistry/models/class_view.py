from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.class_status import ClassStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.course_view import CourseView
    from ..models.decided_member import DecidedMember
    from ..models.external_id import ExternalId
    from ..models.school_view import SchoolView


T = TypeVar("T", bound="ClassView")


@_attrs_define
class ClassView:
    """A class as clients see it.

    Example:
        {'campusId': None, 'capacity': 30, 'code': 'MS-2026-07', 'commission': '15/HĐ-ĐH', 'communeId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15', 'courseId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14', 'createdAt':
            '2026-08-03T02:00:00Z', 'decided': [], 'demo': False, 'endDate': '2026-11-27', 'externalIds': [], 'fundingLine':
            'CTMTQG-2026-DA4', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a16', 'licenceLineId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'mergedIntoId': None, 'name': 'Trồng cây ăn quả, bản Nà Bó', 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'seatsFree': 18, 'seatsTaken': 12, 'splitFromId': None, 'startDate':
            '2026-09-07', 'status': 'OPEN', 'statusDate': '2026-08-10', 'statusReason': None, 'trainers': ['Cà Văn Minh'],
            'unitId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15', 'updatedAt': '2026-08-21T09:30:00Z', 'version': 14}

    """

    id: UUID
    """ The id of a record, for good. """
    school_id: UUID
    """ The id of a record, for good. """
    course_id: UUID
    """ The id of a record, for good. """
    licence_line_id: UUID
    """ The id of a record, for good. """
    code: str
    """ The code that the class has in its school. """
    name: str
    """ What it is called. """
    campus_id: None | UUID
    unit_id: UUID
    """ The id of a record, for good. """
    commune_id: UUID
    """ The id of a record, for good. """
    start_date: datetime.date
    """ A day, as in `2026-03-02`. """
    end_date: datetime.date
    """ A day, as in `2026-03-02`. """
    capacity: int
    """ How many trainees there is room for. """
    seats_taken: int
    """ Seats that trainees have. """
    seats_free: int
    """ Seats that are left. """
    trainers: list[str]
    """ Who teaches. """
    funding_line: None | str
    """ Programme or budget line that pays. """
    commission: None | str
    """ Commission (đặt hàng, giao nhiệm vụ) under which it is held. """
    status: ClassStatus
    """ Life cycle of a class. A planned one is seen by its school and the province alone. """
    status_date: datetime.date | None
    status_reason: None | str
    """ Why it has this status, where somebody said so. """
    split_from_id: None | UUID
    merged_into_id: None | UUID
    demo: bool
    """ Made up for a demonstration. """
    decided: list[DecidedMember]
    """ Members that the lead agency has corrected: no nightly row changes them, until it says the same
    or the lead agency releases them. """
    external_ids: list[ExternalId]
    """ The keys that other systems know it by. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    course: CourseView | Unset = UNSET
    """ A course as clients see it. """
    school: SchoolView | Unset = UNSET
    """ A school as clients see it. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        school_id = str(self.school_id)

        course_id = str(self.course_id)

        licence_line_id = str(self.licence_line_id)

        code = self.code

        name = self.name

        campus_id: None | str
        if isinstance(self.campus_id, UUID):
            campus_id = str(self.campus_id)
        else:
            campus_id = self.campus_id

        unit_id = str(self.unit_id)

        commune_id = str(self.commune_id)

        start_date = self.start_date.isoformat()

        end_date = self.end_date.isoformat()

        capacity = self.capacity

        seats_taken = self.seats_taken

        seats_free = self.seats_free

        trainers = self.trainers

        funding_line: None | str
        funding_line = self.funding_line

        commission: None | str
        commission = self.commission

        status = self.status.value

        status_date: None | str
        if isinstance(self.status_date, datetime.date):
            status_date = self.status_date.isoformat()
        else:
            status_date = self.status_date

        status_reason: None | str
        status_reason = self.status_reason

        split_from_id: None | str
        if isinstance(self.split_from_id, UUID):
            split_from_id = str(self.split_from_id)
        else:
            split_from_id = self.split_from_id

        merged_into_id: None | str
        if isinstance(self.merged_into_id, UUID):
            merged_into_id = str(self.merged_into_id)
        else:
            merged_into_id = self.merged_into_id

        demo = self.demo

        decided = []
        for decided_item_data in self.decided:
            decided_item = decided_item_data.to_dict()
            decided.append(decided_item)

        external_ids = []
        for external_ids_item_data in self.external_ids:
            external_ids_item = external_ids_item_data.to_dict()
            external_ids.append(external_ids_item)

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        course: dict[str, Any] | Unset = UNSET
        if not isinstance(self.course, Unset):
            course = self.course.to_dict()

        school: dict[str, Any] | Unset = UNSET
        if not isinstance(self.school, Unset):
            school = self.school.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "schoolId": school_id,
                "courseId": course_id,
                "licenceLineId": licence_line_id,
                "code": code,
                "name": name,
                "campusId": campus_id,
                "unitId": unit_id,
                "communeId": commune_id,
                "startDate": start_date,
                "endDate": end_date,
                "capacity": capacity,
                "seatsTaken": seats_taken,
                "seatsFree": seats_free,
                "trainers": trainers,
                "fundingLine": funding_line,
                "commission": commission,
                "status": status,
                "statusDate": status_date,
                "statusReason": status_reason,
                "splitFromId": split_from_id,
                "mergedIntoId": merged_into_id,
                "demo": demo,
                "decided": decided,
                "externalIds": external_ids,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )
        if course is not UNSET:
            field_dict["course"] = course
        if school is not UNSET:
            field_dict["school"] = school

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.course_view import CourseView  # noqa: PLC0415
        from ..models.decided_member import DecidedMember  # noqa: PLC0415
        from ..models.external_id import ExternalId  # noqa: PLC0415
        from ..models.school_view import SchoolView  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        school_id = UUID(d.pop("schoolId"))

        course_id = UUID(d.pop("courseId"))

        licence_line_id = UUID(d.pop("licenceLineId"))

        code = d.pop("code")

        name = d.pop("name")

        def _parse_campus_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                campus_id_type_0 = UUID(data)

                return campus_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        campus_id = _parse_campus_id(d.pop("campusId"))

        unit_id = UUID(d.pop("unitId"))

        commune_id = UUID(d.pop("communeId"))

        start_date = datetime.date.fromisoformat(d.pop("startDate"))

        end_date = datetime.date.fromisoformat(d.pop("endDate"))

        capacity = d.pop("capacity")

        seats_taken = d.pop("seatsTaken")

        seats_free = d.pop("seatsFree")

        trainers = cast(list[str], d.pop("trainers"))

        def _parse_funding_line(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        funding_line = _parse_funding_line(d.pop("fundingLine"))

        def _parse_commission(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        commission = _parse_commission(d.pop("commission"))

        status = ClassStatus(d.pop("status"))

        def _parse_status_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_date_type_0 = datetime.date.fromisoformat(data)

                return status_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        status_date = _parse_status_date(d.pop("statusDate"))

        def _parse_status_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        status_reason = _parse_status_reason(d.pop("statusReason"))

        def _parse_split_from_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                split_from_id_type_0 = UUID(data)

                return split_from_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        split_from_id = _parse_split_from_id(d.pop("splitFromId"))

        def _parse_merged_into_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                merged_into_id_type_0 = UUID(data)

                return merged_into_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        merged_into_id = _parse_merged_into_id(d.pop("mergedIntoId"))

        demo = d.pop("demo")

        decided = []
        _decided = d.pop("decided")
        for decided_item_data in _decided:
            decided_item = DecidedMember.from_dict(decided_item_data)

            decided.append(decided_item)

        external_ids = []
        _external_ids = d.pop("externalIds")
        for external_ids_item_data in _external_ids:
            external_ids_item = ExternalId.from_dict(external_ids_item_data)

            external_ids.append(external_ids_item)

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        _course = d.pop("course", UNSET)
        course: CourseView | Unset
        if isinstance(_course, Unset):
            course = UNSET
        else:
            course = CourseView.from_dict(_course)

        _school = d.pop("school", UNSET)
        school: SchoolView | Unset
        if isinstance(_school, Unset):
            school = UNSET
        else:
            school = SchoolView.from_dict(_school)

        class_view = cls(
            id=id,
            school_id=school_id,
            course_id=course_id,
            licence_line_id=licence_line_id,
            code=code,
            name=name,
            campus_id=campus_id,
            unit_id=unit_id,
            commune_id=commune_id,
            start_date=start_date,
            end_date=end_date,
            capacity=capacity,
            seats_taken=seats_taken,
            seats_free=seats_free,
            trainers=trainers,
            funding_line=funding_line,
            commission=commission,
            status=status,
            status_date=status_date,
            status_reason=status_reason,
            split_from_id=split_from_id,
            merged_into_id=merged_into_id,
            demo=demo,
            decided=decided,
            external_ids=external_ids,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            course=course,
            school=school,
        )

        class_view.additional_properties = d
        return class_view

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
