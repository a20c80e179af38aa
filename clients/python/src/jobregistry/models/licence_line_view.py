from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.occupation_view import OccupationView
    from ..models.school_view import SchoolView


T = TypeVar("T", bound="LicenceLineView")


@_attrs_define
class LicenceLineView:
    """A licence line as clients see it.

    Example:
        {'createdAt': '2026-01-05T02:00:00Z', 'decisionNumber': '12/GCNĐKHĐ-SNV', 'id':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'level': 'SHORT_TERM', 'occupationId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'schoolId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'updatedAt':
            '2026-01-05T02:00:00Z', 'validFrom': '2026-01-01', 'validTo': '2030-12-31', 'version': 1, 'yearlyQuota': 210}

    """

    created_at: datetime.datetime
    decision_number: str
    id: UUID
    level: str
    occupation_id: UUID
    school_id: UUID
    updated_at: datetime.datetime
    valid_from: datetime.date
    version: int
    yearly_quota: int
    occupation: None | OccupationView | Unset = UNSET
    school: None | SchoolView | Unset = UNSET
    valid_to: datetime.date | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.occupation_view import OccupationView  # noqa: PLC0415
        from ..models.school_view import SchoolView  # noqa: PLC0415

        created_at = self.created_at.isoformat()

        decision_number = self.decision_number

        id = str(self.id)

        level = self.level

        occupation_id = str(self.occupation_id)

        school_id = str(self.school_id)

        updated_at = self.updated_at.isoformat()

        valid_from = self.valid_from.isoformat()

        version = self.version

        yearly_quota = self.yearly_quota

        occupation: dict[str, Any] | None | Unset
        if isinstance(self.occupation, Unset):
            occupation = UNSET
        elif isinstance(self.occupation, OccupationView):
            occupation = self.occupation.to_dict()
        else:
            occupation = self.occupation

        school: dict[str, Any] | None | Unset
        if isinstance(self.school, Unset):
            school = UNSET
        elif isinstance(self.school, SchoolView):
            school = self.school.to_dict()
        else:
            school = self.school

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "createdAt": created_at,
                "decisionNumber": decision_number,
                "id": id,
                "level": level,
                "occupationId": occupation_id,
                "schoolId": school_id,
                "updatedAt": updated_at,
                "validFrom": valid_from,
                "version": version,
                "yearlyQuota": yearly_quota,
            }
        )
        if occupation is not UNSET:
            field_dict["occupation"] = occupation
        if school is not UNSET:
            field_dict["school"] = school
        if valid_to is not UNSET:
            field_dict["validTo"] = valid_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.occupation_view import OccupationView  # noqa: PLC0415
        from ..models.school_view import SchoolView  # noqa: PLC0415

        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        decision_number = d.pop("decisionNumber")

        id = UUID(d.pop("id"))

        level = d.pop("level")

        occupation_id = UUID(d.pop("occupationId"))

        school_id = UUID(d.pop("schoolId"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        valid_from = datetime.date.fromisoformat(d.pop("validFrom"))

        version = d.pop("version")

        yearly_quota = d.pop("yearlyQuota")

        def _parse_occupation(data: object) -> None | OccupationView | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                occupation_type_0 = OccupationView.from_dict(data)

                return occupation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OccupationView | Unset, data)

        occupation = _parse_occupation(d.pop("occupation", UNSET))

        def _parse_school(data: object) -> None | SchoolView | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                school_type_0 = SchoolView.from_dict(data)

                return school_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SchoolView | Unset, data)

        school = _parse_school(d.pop("school", UNSET))

        def _parse_valid_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_to = _parse_valid_to(d.pop("validTo", UNSET))

        licence_line_view = cls(
            created_at=created_at,
            decision_number=decision_number,
            id=id,
            level=level,
            occupation_id=occupation_id,
            school_id=school_id,
            updated_at=updated_at,
            valid_from=valid_from,
            version=version,
            yearly_quota=yearly_quota,
            occupation=occupation,
            school=school,
            valid_to=valid_to,
        )

        licence_line_view.additional_properties = d
        return licence_line_view

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
