from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="LicenceLineInput")


@_attrs_define
class LicenceLineInput:
    """A licence line as clients send it.

    Example:
        {'decisionNumber': '12/GCNĐKHĐ-SNV', 'level': 'SHORT_TERM', 'occupationId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'schoolId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'validFrom':
            '2026-01-01', 'validTo': '2030-12-31', 'yearlyQuota': 210}

    """

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
    valid_to: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        school_id = str(self.school_id)

        occupation_id = str(self.occupation_id)

        level = self.level

        yearly_quota = self.yearly_quota

        decision_number = self.decision_number

        valid_from = self.valid_from.isoformat()

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "schoolId": school_id,
                "occupationId": occupation_id,
                "level": level,
                "yearlyQuota": yearly_quota,
                "decisionNumber": decision_number,
                "validFrom": valid_from,
            }
        )
        if valid_to is not UNSET:
            field_dict["validTo"] = valid_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        school_id = UUID(d.pop("schoolId"))

        occupation_id = UUID(d.pop("occupationId"))

        level = d.pop("level")

        yearly_quota = d.pop("yearlyQuota")

        decision_number = d.pop("decisionNumber")

        valid_from = datetime.date.fromisoformat(d.pop("validFrom"))

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

        licence_line_input = cls(
            school_id=school_id,
            occupation_id=occupation_id,
            level=level,
            yearly_quota=yearly_quota,
            decision_number=decision_number,
            valid_from=valid_from,
            valid_to=valid_to,
        )

        return licence_line_input
