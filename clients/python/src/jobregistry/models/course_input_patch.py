from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.course_status import CourseStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="CourseInputPatch")


@_attrs_define
class CourseInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'code': 'TCN-01', 'digitalHours': 8, 'edition': 1, 'kind': 'INITIAL', 'level': 'SHORT_TERM', 'name': 'Trồng và
            chăm sóc cây ăn quả', 'occupationId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'practiceHours': 90, 'schoolId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'status': 'ACTIVE', 'tags': ['DIGITAL_SKILLS', 'E_COMMERCE'],
            'theoryHours': 30}

    """

    school_id: None | Unset | UUID = UNSET
    occupation_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    code: None | str | Unset = UNSET
    """ Unique within the school, together with the edition. """
    edition: int | None | Unset = UNSET
    """ Edition of the programme; a revised one is a course of its own. """
    name: None | str | Unset = UNSET
    """ What it is called. """
    level: None | str | Unset = UNSET
    """ Code list `training-levels`; the occupation's where it has one. """
    kind: None | str | Unset = UNSET
    """ Code list `course-kinds`. """
    theory_hours: int | None | Unset = UNSET
    """ Hours of theory. """
    practice_hours: int | None | Unset = UNSET
    """ Hours of practice. """
    digital_hours: int | None | Unset = UNSET
    """ Hours of digital skills (kỹ năng số) among them. """
    tags: list[str] | None | Unset = UNSET
    """ What the course also teaches, such as `DIGITAL_SKILLS`, `E_COMMERCE`, `TRACEABILITY`,
    `CLIMATE_ADAPTATION`. """
    status: CourseStatus | Unset = UNSET
    """ Life cycle of a course. A draft is seen by its school and the province alone. """
    external_ids: list[ExternalId] | None | Unset = UNSET
    """ Keys of the course in other systems. """

    def to_dict(self) -> dict[str, Any]:
        school_id: None | str | Unset
        if isinstance(self.school_id, Unset):
            school_id = UNSET
        elif isinstance(self.school_id, UUID):
            school_id = str(self.school_id)
        else:
            school_id = self.school_id

        occupation_id: str | Unset = UNSET
        if not isinstance(self.occupation_id, Unset):
            occupation_id = str(self.occupation_id)

        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code

        edition: int | None | Unset
        if isinstance(self.edition, Unset):
            edition = UNSET
        else:
            edition = self.edition

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        level: None | str | Unset
        if isinstance(self.level, Unset):
            level = UNSET
        else:
            level = self.level

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        theory_hours: int | None | Unset
        if isinstance(self.theory_hours, Unset):
            theory_hours = UNSET
        else:
            theory_hours = self.theory_hours

        practice_hours: int | None | Unset
        if isinstance(self.practice_hours, Unset):
            practice_hours = UNSET
        else:
            practice_hours = self.practice_hours

        digital_hours: int | None | Unset
        if isinstance(self.digital_hours, Unset):
            digital_hours = UNSET
        else:
            digital_hours = self.digital_hours

        tags: list[str] | None | Unset
        if isinstance(self.tags, Unset):
            tags = UNSET
        elif isinstance(self.tags, list):
            tags = self.tags

        else:
            tags = self.tags

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

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
        if occupation_id is not UNSET:
            field_dict["occupationId"] = occupation_id
        if code is not UNSET:
            field_dict["code"] = code
        if edition is not UNSET:
            field_dict["edition"] = edition
        if name is not UNSET:
            field_dict["name"] = name
        if level is not UNSET:
            field_dict["level"] = level
        if kind is not UNSET:
            field_dict["kind"] = kind
        if theory_hours is not UNSET:
            field_dict["theoryHours"] = theory_hours
        if practice_hours is not UNSET:
            field_dict["practiceHours"] = practice_hours
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

        _occupation_id = d.pop("occupationId", UNSET)
        occupation_id: UUID | Unset
        if isinstance(_occupation_id, Unset):
            occupation_id = UNSET
        else:
            occupation_id = UUID(_occupation_id)

        def _parse_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        code = _parse_code(d.pop("code", UNSET))

        def _parse_edition(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        edition = _parse_edition(d.pop("edition", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_level(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        level = _parse_level(d.pop("level", UNSET))

        def _parse_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        def _parse_theory_hours(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        theory_hours = _parse_theory_hours(d.pop("theoryHours", UNSET))

        def _parse_practice_hours(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        practice_hours = _parse_practice_hours(d.pop("practiceHours", UNSET))

        def _parse_digital_hours(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        digital_hours = _parse_digital_hours(d.pop("digitalHours", UNSET))

        def _parse_tags(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                tags_type_0 = cast(list[str], data)

                return tags_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        tags = _parse_tags(d.pop("tags", UNSET))

        _status = d.pop("status", UNSET)
        status: CourseStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = CourseStatus(_status)

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

        course_input_patch = cls(
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
            tags=tags,
            status=status,
            external_ids=external_ids,
        )

        return course_input_patch
