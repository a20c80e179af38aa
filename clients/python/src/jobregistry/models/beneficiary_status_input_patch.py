from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="BeneficiaryStatusInputPatch")


@_attrs_define
class BeneficiaryStatusInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'evidenceKind': 'Giấy chứng nhận hộ nghèo', 'evidenceNumber': '123/GCN-HN', 'group': 'POOR_HOUSEHOLD',
            'validFrom': '2026-01-01', 'validTo': '2026-12-31'}

    """

    group: None | str | Unset = UNSET
    """ Code list `beneficiary-groups`. """
    evidence_kind: None | str | Unset = UNSET
    """ What proves it, such as the name of a certificate. """
    evidence_number: None | str | Unset = UNSET
    """ Number of the document that proves it. """
    valid_from: datetime.date | Unset = UNSET
    """ A day, as in `2026-03-02`. """
    valid_to: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        group: None | str | Unset
        if isinstance(self.group, Unset):
            group = UNSET
        else:
            group = self.group

        evidence_kind: None | str | Unset
        if isinstance(self.evidence_kind, Unset):
            evidence_kind = UNSET
        else:
            evidence_kind = self.evidence_kind

        evidence_number: None | str | Unset
        if isinstance(self.evidence_number, Unset):
            evidence_number = UNSET
        else:
            evidence_number = self.evidence_number

        valid_from: str | Unset = UNSET
        if not isinstance(self.valid_from, Unset):
            valid_from = self.valid_from.isoformat()

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if group is not UNSET:
            field_dict["group"] = group
        if evidence_kind is not UNSET:
            field_dict["evidenceKind"] = evidence_kind
        if evidence_number is not UNSET:
            field_dict["evidenceNumber"] = evidence_number
        if valid_from is not UNSET:
            field_dict["validFrom"] = valid_from
        if valid_to is not UNSET:
            field_dict["validTo"] = valid_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_group(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        group = _parse_group(d.pop("group", UNSET))

        def _parse_evidence_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        evidence_kind = _parse_evidence_kind(d.pop("evidenceKind", UNSET))

        def _parse_evidence_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        evidence_number = _parse_evidence_number(d.pop("evidenceNumber", UNSET))

        _valid_from = d.pop("validFrom", UNSET)
        valid_from: datetime.date | Unset
        if isinstance(_valid_from, Unset):
            valid_from = UNSET
        else:
            valid_from = datetime.date.fromisoformat(_valid_from)

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

        beneficiary_status_input_patch = cls(
            group=group,
            evidence_kind=evidence_kind,
            evidence_number=evidence_number,
            valid_from=valid_from,
            valid_to=valid_to,
        )

        return beneficiary_status_input_patch
