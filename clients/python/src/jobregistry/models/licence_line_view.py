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

    id: UUID
    """ The id of a record, for good. """
    school_id: UUID
    """ The id of a record, for good. """
    occupation_id: UUID
    """ The id of a record, for good. """
    level: str
    """ Code list `training-levels`. """
    yearly_quota: int
    """ Most seats in classes that start in one calendar year (quy mô tuyển sinh/năm). """
    decision_number: str
    """ Number of the licence (giấy chứng nhận đăng ký hoạt động). """
    valid_from: datetime.date
    """ A day, as in `2026-03-02`. """
    valid_to: datetime.date | None
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

        level = self.level

        yearly_quota = self.yearly_quota

        decision_number = self.decision_number

        valid_from = self.valid_from.isoformat()

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

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
                "level": level,
                "yearlyQuota": yearly_quota,
                "decisionNumber": decision_number,
                "validFrom": valid_from,
                "validTo": valid_to,
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
        from ..models.occupation_view import OccupationView  # noqa: PLC0415
        from ..models.school_view import SchoolView  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        school_id = UUID(d.pop("schoolId"))

        occupation_id = UUID(d.pop("occupationId"))

        level = d.pop("level")

        yearly_quota = d.pop("yearlyQuota")

        decision_number = d.pop("decisionNumber")

        valid_from = datetime.date.fromisoformat(d.pop("validFrom"))

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("validTo"))

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

        licence_line_view = cls(
            id=id,
            school_id=school_id,
            occupation_id=occupation_id,
            level=level,
            yearly_quota=yearly_quota,
            decision_number=decision_number,
            valid_from=valid_from,
            valid_to=valid_to,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            occupation=occupation,
            school=school,
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
