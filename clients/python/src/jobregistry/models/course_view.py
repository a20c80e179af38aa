from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.course_status import CourseStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.decided_member import DecidedMember
    from ..models.external_id import ExternalId
    from ..models.occupation_view import OccupationView
    from ..models.school_view import SchoolView


T = TypeVar("T", bound="CourseView")


@_attrs_define
class CourseView:
    """A course as clients see it.

    Example:
        {'code': 'TCN-01', 'createdAt': '2026-01-05T02:00:00Z', 'decided': [], 'digitalHours': 8, 'edition': 1,
            'externalIds': [], 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14', 'kind': 'INITIAL', 'level': 'SHORT_TERM',
            'name': 'Trồng và chăm sóc cây ăn quả', 'occupationId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'practiceHours':
            90, 'schoolId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'status': 'ACTIVE', 'tags': ['DIGITAL_SKILLS',
            'E_COMMERCE'], 'theoryHours': 30, 'totalHours': 120, 'updatedAt': '2026-01-05T02:00:00Z', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    school_id: UUID
    """ The id of a record, for good. """
    occupation_id: UUID
    """ The id of a record, for good. """
    code: str
    """ The code that the course has in its school. """
    edition: int
    """ Which edition of the course it is, from 1. """
    name: str
    """ What it is called. """
    level: str
    """ Code list `training-levels`. """
    kind: str
    """ Code list `course-kinds`. """
    theory_hours: int
    """ Hours of theory. """
    practice_hours: int
    """ Hours of practice. """
    digital_hours: int
    """ Hours of digital skills. """
    total_hours: int
    """ Theory and practice together. """
    tags: list[str]
    """ What courses are found by. """
    status: CourseStatus
    """ Life cycle of a course. A draft is seen by its school and the province alone. """
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
    occupation: OccupationView | Unset = UNSET
    """ An occupation as clients see it. """
    school: SchoolView | Unset = UNSET
    """ A school as clients see it. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        school_id = str(self.school_id)

        occupation_id = str(self.occupation_id)

        code = self.code

        edition = self.edition

        name = self.name

        level = self.level

        kind = self.kind

        theory_hours = self.theory_hours

        practice_hours = self.practice_hours

        digital_hours = self.digital_hours

        total_hours = self.total_hours

        tags = self.tags

        status = self.status.value

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

        occupation: dict[str, Any] | Unset = UNSET
        if not isinstance(self.occupation, Unset):
            occupation = self.occupation.to_dict()

        school: dict[str, Any] | Unset = UNSET
        if not isinstance(self.school, Unset):
            school = self.school.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "schoolId": school_id,
                "occupationId": occupation_id,
                "code": code,
                "edition": edition,
                "name": name,
                "level": level,
                "kind": kind,
                "theoryHours": theory_hours,
                "practiceHours": practice_hours,
                "digitalHours": digital_hours,
                "totalHours": total_hours,
                "tags": tags,
                "status": status,
                "decided": decided,
                "externalIds": external_ids,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )
        if occupation is not UNSET:
            field_dict["occupation"] = occupation
        if school is not UNSET:
            field_dict["school"] = school

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.decided_member import DecidedMember  # noqa: PLC0415
        from ..models.external_id import ExternalId  # noqa: PLC0415
        from ..models.occupation_view import OccupationView  # noqa: PLC0415
        from ..models.school_view import SchoolView  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        school_id = UUID(d.pop("schoolId"))

        occupation_id = UUID(d.pop("occupationId"))

        code = d.pop("code")

        edition = d.pop("edition")

        name = d.pop("name")

        level = d.pop("level")

        kind = d.pop("kind")

        theory_hours = d.pop("theoryHours")

        practice_hours = d.pop("practiceHours")

        digital_hours = d.pop("digitalHours")

        total_hours = d.pop("totalHours")

        tags = cast(list[str], d.pop("tags"))

        status = CourseStatus(d.pop("status"))

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

        _occupation = d.pop("occupation", UNSET)
        occupation: OccupationView | Unset
        if isinstance(_occupation, Unset):
            occupation = UNSET
        else:
            occupation = OccupationView.from_dict(_occupation)

        _school = d.pop("school", UNSET)
        school: SchoolView | Unset
        if isinstance(_school, Unset):
            school = UNSET
        else:
            school = SchoolView.from_dict(_school)

        course_view = cls(
            id=id,
            school_id=school_id,
            occupation_id=occupation_id,
            code=code,
            edition=edition,
            name=name,
            level=level,
            kind=kind,
            theory_hours=theory_hours,
            practice_hours=practice_hours,
            digital_hours=digital_hours,
            total_hours=total_hours,
            tags=tags,
            status=status,
            decided=decided,
            external_ids=external_ids,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            occupation=occupation,
            school=school,
        )

        course_view.additional_properties = d
        return course_view

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
