from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReissueInput")


@_attrs_define
class ReissueInput:
    """A certificate in place of another one.

    Example:
        {'issueDate': '2026-09-15', 'number': 'CCSC.000533', 'reason': 'Sai họ tên so với giấy tờ', 'registerNumber':
            '33/2026/SC'}

    """

    issue_date: datetime.date
    """ A day, as in `2026-03-02`. """
    reason: str
    """ Why, in a sentence, without personal data. """
    number: None | str | Unset = UNSET
    """ Number on the new certificate (số hiệu); unique in the school, whatever its case and spaces. Left out:
    the next of the school's series (`/v1/schools/{school_id}/certificate-numbers`). """
    register_number: None | str | Unset = UNSET
    """ Number in the school's register (số vào sổ); unique in the school and left out likewise. """

    def to_dict(self) -> dict[str, Any]:
        issue_date = self.issue_date.isoformat()

        reason = self.reason

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        register_number: None | str | Unset
        if isinstance(self.register_number, Unset):
            register_number = UNSET
        else:
            register_number = self.register_number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "issueDate": issue_date,
                "reason": reason,
            }
        )
        if number is not UNSET:
            field_dict["number"] = number
        if register_number is not UNSET:
            field_dict["registerNumber"] = register_number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        reason = d.pop("reason")

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        def _parse_register_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        register_number = _parse_register_number(d.pop("registerNumber", UNSET))

        reissue_input = cls(
            issue_date=issue_date,
            reason=reason,
            number=number,
            register_number=register_number,
        )

        return reissue_input
