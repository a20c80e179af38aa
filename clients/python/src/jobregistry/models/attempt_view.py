from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attempt_outcome import AttemptOutcome

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
        number = self.number

        at = self.at.isoformat()

        outcome = self.outcome.value

        http_status: int | None
        http_status = self.http_status

        duration_ms = self.duration_ms

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "at": at,
                "outcome": outcome,
                "httpStatus": http_status,
                "durationMs": duration_ms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        outcome = AttemptOutcome(d.pop("outcome"))

        def _parse_http_status(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        http_status = _parse_http_status(d.pop("httpStatus"))

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
