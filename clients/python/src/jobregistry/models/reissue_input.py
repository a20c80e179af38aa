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

    number: str
    """ Number on the new certificate (số hiệu); unique in the school, whatever its case and spaces. """
    register_number: str
    """ Number in the school's register (số vào sổ); unique in the school likewise. """
    issue_date: datetime.date
    reason: str

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        register_number = self.register_number

        issue_date = self.issue_date.isoformat()

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
                "registerNumber": register_number,
                "issueDate": issue_date,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        register_number = d.pop("registerNumber")

        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        reason = d.pop("reason")

        reissue_input = cls(
            number=number,
            register_number=register_number,
            issue_date=issue_date,
            reason=reason,
        )

        return reissue_input
