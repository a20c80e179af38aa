from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attempt_outcome import AttemptOutcome
from ..types import UNSET, Unset

T = TypeVar("T", bound="AttemptView")


@_attrs_define
class AttemptView:
    """An attempt to deliver a message.

    Example:
        {'at': '2026-01-05T01:00:01Z', 'durationMs': 84, 'httpStatus': 503, 'number': 1, 'outcome': 'HTTP_STATUS'}

    """

    number: int
    """ One that is missing was cut off when the server stopped. """
    at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    outcome: AttemptOutcome
    """ What came of an attempt. """
    http_status: int | None
    """ What the receiver answered, if it did. """
    duration_ms: int
    """ How long it took, in milliseconds. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.number, Unset):
            number = self.number
            field_dict["number"] = number
        if not isinstance(self.at, Unset):
            at = self.at.isoformat()
            field_dict["at"] = at
        if not isinstance(self.outcome, Unset):
            outcome = self.outcome.value
            field_dict["outcome"] = outcome
        if not isinstance(self.http_status, Unset):
            http_status: int | None
            http_status = self.http_status
            field_dict["httpStatus"] = http_status
        if not isinstance(self.duration_ms, Unset):
            duration_ms = self.duration_ms
            field_dict["durationMs"] = duration_ms

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number: Any = UNSET
        if "number" in d:
            number = d.pop("number")

        at: Any = UNSET
        if "at" in d:
            at = datetime.datetime.fromisoformat(d.pop("at"))

        outcome: Any = UNSET
        if "outcome" in d:
            outcome = AttemptOutcome(d.pop("outcome"))

        http_status: Any = UNSET
        if "httpStatus" in d:

            def _parse_http_status(data: object) -> int | None:
                if data is None:
                    return data
                return cast(int | None, data)

            http_status = _parse_http_status(d.pop("httpStatus"))

        duration_ms: Any = UNSET
        if "durationMs" in d:
            duration_ms = d.pop("durationMs")

        attempt_view = cls(
            number=number,
            at=at,
            outcome=outcome,
            http_status=http_status,
            duration_ms=duration_ms,
        )

        attempt_view.additional_properties = d
        return attempt_view

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
