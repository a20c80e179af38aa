from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ConfirmationInput")


@_attrs_define
class ConfirmationInput:
    """Which links are confirmed: those of `ids`, or all that were found until then.

    Example:
        {'foundUntil': '2026-12-01T00:00:00Z', 'reason': 'Đã đối chiếu'}

    """

    reason: str
    """ Kept and audited, so it must not repeat personal data. """
    ids: list[UUID] | Unset = UNSET
    """ The links to confirm. """
    found_until: datetime.datetime | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        ids: list[str] | Unset = UNSET
        if not isinstance(self.ids, Unset):
            ids = []
            for ids_item_data in self.ids:
                ids_item = str(ids_item_data)
                ids.append(ids_item)

        found_until: None | str | Unset
        if isinstance(self.found_until, Unset):
            found_until = UNSET
        elif isinstance(self.found_until, datetime.datetime):
            found_until = self.found_until.isoformat()
        else:
            found_until = self.found_until

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if ids is not UNSET:
            field_dict["ids"] = ids
        if found_until is not UNSET:
            field_dict["foundUntil"] = found_until

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        _ids = d.pop("ids", UNSET)
        ids: list[UUID] | Unset = UNSET
        if _ids is not UNSET:
            ids = []
            for ids_item_data in _ids:
                ids_item = UUID(ids_item_data)

                ids.append(ids_item)

        def _parse_found_until(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                found_until_type_0 = datetime.datetime.fromisoformat(data)

                return found_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        found_until = _parse_found_until(d.pop("foundUntil", UNSET))

        confirmation_input = cls(
            reason=reason,
            ids=ids,
            found_until=found_until,
        )

        return confirmation_input
