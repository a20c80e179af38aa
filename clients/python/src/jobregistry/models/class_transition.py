from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.class_status import ClassStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="ClassTransition")


@_attrs_define
class ClassTransition:
    """A step in the life of a class.

    Example:
        {'reason': 'Không đủ người đăng ký', 'to': 'CANCELLED'}

    """

    to: ClassStatus
    """ Life cycle of a class. A planned one is seen by its school and the province alone. """
    date: datetime.date | None | Unset = UNSET
    reason: None | str | Unset = UNSET
    """ Required to cancel. """

    def to_dict(self) -> dict[str, Any]:
        to = self.to.value

        date: None | str | Unset
        if isinstance(self.date, Unset):
            date = UNSET
        elif isinstance(self.date, datetime.date):
            date = self.date.isoformat()
        else:
            date = self.date

        reason: None | str | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        else:
            reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "to": to,
            }
        )
        if date is not UNSET:
            field_dict["date"] = date
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        to = ClassStatus(d.pop("to"))

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

        def _parse_reason(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reason = _parse_reason(d.pop("reason", UNSET))

        class_transition = cls(
            to=to,
            date=date,
            reason=reason,
        )

        return class_transition
