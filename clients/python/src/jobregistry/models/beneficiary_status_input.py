from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="BeneficiaryStatusInput")


@_attrs_define
class BeneficiaryStatusInput:
    """A beneficiary status as clients claim it.

    Example:
        {'evidenceKind': 'Giấy chứng nhận hộ nghèo', 'evidenceNumber': '123/GCN-HN', 'group': 'POOR_HOUSEHOLD',
            'validFrom': '2026-01-01', 'validTo': '2026-12-31'}

    """

    group: str
    """ Code list `beneficiary-groups`. """
    evidence_kind: str
    """ What proves it, such as the name of a certificate. """
    valid_from: datetime.date
    """ A day, as in `2026-03-02`. """
    evidence_number: None | str | Unset = UNSET
    """ Number of the document that proves it. """
    valid_to: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        group = self.group

        evidence_kind = self.evidence_kind

        valid_from = self.valid_from.isoformat()

        evidence_number: None | str | Unset
        if isinstance(self.evidence_number, Unset):
            evidence_number = UNSET
        else:
            evidence_number = self.evidence_number

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "group": group,
                "evidenceKind": evidence_kind,
                "validFrom": valid_from,
            }
        )
        if evidence_number is not UNSET:
            field_dict["evidenceNumber"] = evidence_number
        if valid_to is not UNSET:
            field_dict["validTo"] = valid_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        group = d.pop("group")

        evidence_kind = d.pop("evidenceKind")

        valid_from = datetime.date.fromisoformat(d.pop("validFrom"))

        def _parse_evidence_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        evidence_number = _parse_evidence_number(d.pop("evidenceNumber", UNSET))

        def _parse_valid_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_to = _parse_valid_to(d.pop("validTo", UNSET))

        beneficiary_status_input = cls(
            group=group,
            evidence_kind=evidence_kind,
            valid_from=valid_from,
            evidence_number=evidence_number,
            valid_to=valid_to,
        )

        return beneficiary_status_input
