from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.enrolment_status import EnrolmentStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="TransitionInput")


@_attrs_define
class TransitionInput:
    """A step to the next status.

    Example:
        {'date': '2026-04-20', 'reason': 'Đi làm ăn xa', 'to': 'DROPPED'}

    """

    to: EnrolmentStatus
    """ Where an enrolment stands. """
    reason: None | str | Unset = UNSET
    """ Needed for `REJECTED`, `DROPPED`, `EXPELLED` and `TRANSFERRED`. """
    date: datetime.date | None | Unset = UNSET
    transfer_to_class_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        to = self.to.value

        reason: None | str | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        else:
            reason = self.reason

        date: None | str | Unset
        if isinstance(self.date, Unset):
            date = UNSET
        elif isinstance(self.date, datetime.date):
            date = self.date.isoformat()
        else:
            date = self.date

        transfer_to_class_id: None | str | Unset
        if isinstance(self.transfer_to_class_id, Unset):
            transfer_to_class_id = UNSET
        elif isinstance(self.transfer_to_class_id, UUID):
            transfer_to_class_id = str(self.transfer_to_class_id)
        else:
            transfer_to_class_id = self.transfer_to_class_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "to": to,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if date is not UNSET:
            field_dict["date"] = date
        if transfer_to_class_id is not UNSET:
            field_dict["transferToClassId"] = transfer_to_class_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        to = EnrolmentStatus(d.pop("to"))

        def _parse_reason(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reason = _parse_reason(d.pop("reason", UNSET))

        def _parse_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                date_type_0 = datetime.date.fromisoformat(data)

                return date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        date = _parse_date(d.pop("date", UNSET))

        def _parse_transfer_to_class_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                transfer_to_class_id_type_0 = UUID(data)

                return transfer_to_class_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        transfer_to_class_id = _parse_transfer_to_class_id(d.pop("transferToClassId", UNSET))

        transition_input = cls(
            to=to,
            reason=reason,
            date=date,
            transfer_to_class_id=transfer_to_class_id,
        )

        return transition_input
