from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ClassCertificatesInput")


@_attrs_define
class ClassCertificatesInput:
    """What is the same on all certificates of a class.

    Example:
        {'issueDate': '2026-07-06'}

    """

    issue_date: datetime.date
    """ A day, as in `2026-03-02`. """
    kind: None | str | Unset = UNSET
    """ Code list `certificate-kinds`; when left out, the kind that goes with the course's level. """

    def to_dict(self) -> dict[str, Any]:
        issue_date = self.issue_date.isoformat()

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "issueDate": issue_date,
            }
        )
        if kind is not UNSET:
            field_dict["kind"] = kind

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        issue_date = datetime.date.fromisoformat(d.pop("issueDate"))

        def _parse_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        class_certificates_input = cls(
            issue_date=issue_date,
            kind=kind,
        )

        return class_certificates_input
