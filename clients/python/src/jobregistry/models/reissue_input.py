from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ReissueInput")


@_attrs_define
class ReissueInput:
    """A certificate in place of another one.

    Example:
        {'issueDate': '2026-09-15', 'number': 'CCSC.000533', 'reason': 'Sai họ tên so với giấy tờ', 'registerNumber':
            '33/2026/SC'}

    """

    issue_date: datetime.date
    number: str
    """ Number on the new certificate (số hiệu); unique in the school. """
    reason: str
    register_number: str
    """ Number in the school's register (số vào sổ); unique in the school. """

    def to_dict(self) -> dict[str, Any]:
        issue_date = self.issue_date.isoformat()

        number = self.number

        reason = self.reason

        register_number = self.register_number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "issueDate": issue_date,
                "number": number,
                "reason": reason,
                "registerNumber": register_number,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        number = d.pop("number")

        reason = d.pop("reason")

        register_number = d.pop("registerNumber")

        reissue_input = cls(
            issue_date=issue_date,
            number=number,
            reason=reason,
            register_number=register_number,
        )

        return reissue_input
