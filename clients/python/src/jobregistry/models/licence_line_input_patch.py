from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="LicenceLineInputPatch")


@_attrs_define
class LicenceLineInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'decisionNumber': '12/GCNĐKHĐ-SNV', 'level': 'SHORT_TERM', 'occupationId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'schoolId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'validFrom':
            '2026-01-01', 'validTo': '2030-12-31', 'yearlyQuota': 210}

    """

    school_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    occupation_id: UUID | Unset = UNSET
    """ The id of a record, for good. """
    level: None | str | Unset = UNSET
    """ Code list `training-levels`. """
    yearly_quota: int | None | Unset = UNSET
    """ Most seats in classes that start in one calendar year (quy mô tuyển sinh/năm). """
    decision_number: None | str | Unset = UNSET
    """ Number of the licence (giấy chứng nhận đăng ký hoạt động). """
    valid_from: datetime.date | Unset = UNSET
    """ A day, as in `2026-03-02`. """
    valid_to: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        school_id: str | Unset = UNSET
        if not isinstance(self.school_id, Unset):
            school_id = str(self.school_id)

        occupation_id: str | Unset = UNSET
        if not isinstance(self.occupation_id, Unset):
            occupation_id = str(self.occupation_id)

        level: None | str | Unset
        if isinstance(self.level, Unset):
            level = UNSET
        else:
            level = self.level

        yearly_quota: int | None | Unset
        if isinstance(self.yearly_quota, Unset):
            yearly_quota = UNSET
        else:
            yearly_quota = self.yearly_quota

        decision_number: None | str | Unset
        if isinstance(self.decision_number, Unset):
            decision_number = UNSET
        else:
            decision_number = self.decision_number

        valid_from: str | Unset = UNSET
        if not isinstance(self.valid_from, Unset):
            valid_from = self.valid_from.isoformat()

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if school_id is not UNSET:
            field_dict["schoolId"] = school_id
        if occupation_id is not UNSET:
            field_dict["occupationId"] = occupation_id
        if level is not UNSET:
            field_dict["level"] = level
        if yearly_quota is not UNSET:
            field_dict["yearlyQuota"] = yearly_quota
        if decision_number is not UNSET:
            field_dict["decisionNumber"] = decision_number
        if valid_from is not UNSET:
            field_dict["validFrom"] = valid_from
        if valid_to is not UNSET:
            field_dict["validTo"] = valid_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _school_id = d.pop("schoolId", UNSET)
        school_id: UUID | Unset
        if isinstance(_school_id, Unset):
            school_id = UNSET
        else:
            school_id = UUID(_school_id)

        _occupation_id = d.pop("occupationId", UNSET)
        occupation_id: UUID | Unset
        if isinstance(_occupation_id, Unset):
            occupation_id = UNSET
        else:
            occupation_id = UUID(_occupation_id)

        def _parse_level(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        level = _parse_level(d.pop("level", UNSET))

        def _parse_yearly_quota(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        yearly_quota = _parse_yearly_quota(d.pop("yearlyQuota", UNSET))

        def _parse_decision_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        decision_number = _parse_decision_number(d.pop("decisionNumber", UNSET))

        _valid_from = d.pop("validFrom", UNSET)
        valid_from: datetime.date | Unset
        if isinstance(_valid_from, Unset):
            valid_from = UNSET
        else:
            valid_from = datetime.date.fromisoformat(_valid_from)

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

        licence_line_input_patch = cls(
            school_id=school_id,
            occupation_id=occupation_id,
            level=level,
            yearly_quota=yearly_quota,
            decision_number=decision_number,
            valid_from=valid_from,
            valid_to=valid_to,
        )

        return licence_line_input_patch
