from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ClassMerge")


@_attrs_define
class ClassMerge:
    """Where a class goes.

    Example:
        {'intoClassId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a16', 'reason': 'Không đủ người học'}

    """

    into_class_id: UUID
    """ The id of a record, for good. """
    reason: str
    """ Why, in a sentence, without personal data. """
    date: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        into_class_id = str(self.into_class_id)

        reason = self.reason

        date: None | str | Unset
        if isinstance(self.date, Unset):
            date = UNSET
        elif isinstance(self.date, datetime.date):
            date = self.date.isoformat()
        else:
            date = self.date

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "intoClassId": into_class_id,
                "reason": reason,
            }
        )
        if date is not UNSET:
            field_dict["date"] = date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        into_class_id = UUID(d.pop("intoClassId"))

        reason = d.pop("reason")

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

        class_merge = cls(
            into_class_id=into_class_id,
            reason=reason,
            date=date,
        )

        return class_merge
