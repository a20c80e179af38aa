from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.course_status import CourseStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="CourseInput")


@_attrs_define
class CourseInput:
    """A course as clients send it.

    Example:
        {'code': 'TCN-01', 'digitalHours': 8, 'edition': 1, 'kind': 'INITIAL', 'level': 'SHORT_TERM', 'name': 'Trồng và
            chăm sóc cây ăn quả', 'occupationId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'practiceHours': 90, 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'status': 'ACTIVE', 'tags': ['DIGITAL_SKILLS', 'E_COMMERCE'],
            'theoryHours': 30}

    """

    occupation_id: UUID
    """ The id of a record, for good. """
    code: str
    """ Unique within the school, together with the edition. """
    name: str
    """ What it is called. """
    level: str
    """ Code list `training-levels`; the occupation's where it has one. """
    kind: str
    """ Code list `course-kinds`. """
    theory_hours: int
    """ Hours of theory. """
    practice_hours: int
    """ Hours of practice. """
    school_id: None | Unset | UUID = UNSET
    edition: int | Unset = UNSET
    """ Edition of the programme; a revised one is a course of its own. """
    digital_hours: int | Unset = UNSET
    """ Hours of digital skills (kỹ năng số) among them. """
    tags: list[str] | Unset = UNSET
    """ What the course also teaches, such as `DIGITAL_SKILLS`, `E_COMMERCE`, `TRACEABILITY`,
    `CLIMATE_ADAPTATION`. """
    status: CourseStatus | Unset = UNSET
    """ Life cycle of a course. A draft is seen by its school and the province alone. """
    external_ids: list[ExternalId] | Unset = UNSET
    """ Keys of the course in other systems. """

    def to_dict(self) -> dict[str, Any]:
        occupation_id = str(self.occupation_id)

        code = self.code

        name = self.name

        level = self.level

        kind = self.kind

        theory_hours = self.theory_hours

        practice_hours = self.practice_hours

        school_id: None | str | Unset
        if isinstance(self.school_id, Unset):
            school_id = UNSET
        elif isinstance(self.school_id, UUID):
            school_id = str(self.school_id)
        else:
            school_id = self.school_id

        edition = self.edition

        digital_hours = self.digital_hours

        tags: list[str] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

        external_ids: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.external_ids, Unset):
            external_ids = []
            for external_ids_item_data in self.external_ids:
                external_ids_item = external_ids_item_data.to_dict()
                external_ids.append(external_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "occupationId": occupation_id,
                "code": code,
                "name": name,
                "level": level,
                "kind": kind,
                "theoryHours": theory_hours,
                "practiceHours": practice_hours,
            }
        )
        if school_id is not UNSET:
            field_dict["schoolId"] = school_id
        if edition is not UNSET:
            field_dict["edition"] = edition
        if digital_hours is not UNSET:
            field_dict["digitalHours"] = digital_hours
        if tags is not UNSET:
            field_dict["tags"] = tags
        if status is not UNSET:
            field_dict["status"] = status
        if external_ids is not UNSET:
            field_dict["externalIds"] = external_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)
        occupation_id = UUID(d.pop("occupationId"))

        code = d.pop("code")

        name = d.pop("name")

        level = d.pop("level")

        kind = d.pop("kind")

        theory_hours = d.pop("theoryHours")

        practice_hours = d.pop("practiceHours")

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

        edition = d.pop("edition", UNSET)

        digital_hours = d.pop("digitalHours", UNSET)

        tags = cast(list[str], d.pop("tags", UNSET))

        _status = d.pop("status", UNSET)
        status: CourseStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = CourseStatus(_status)

        _external_ids = d.pop("externalIds", UNSET)
        external_ids: list[ExternalId] | Unset = UNSET
        if _external_ids is not UNSET:
            external_ids = []
            for external_ids_item_data in _external_ids:
                external_ids_item = ExternalId.from_dict(external_ids_item_data)

                external_ids.append(external_ids_item)

        course_input = cls(
            occupation_id=occupation_id,
            code=code,
            name=name,
            level=level,
            kind=kind,
            theory_hours=theory_hours,
            practice_hours=practice_hours,
            school_id=school_id,
            edition=edition,
            digital_hours=digital_hours,
            tags=tags,
            status=status,
            external_ids=external_ids,
        )

        return course_input
