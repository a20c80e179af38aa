from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.claim_status import ClaimStatus

T = TypeVar("T", bound="BeneficiaryStatusView")


@_attrs_define
class BeneficiaryStatusView:
    """A beneficiary status as clients see it.

    Example:
        {'claimantId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'confirmingUnitId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'createdAt': '2026-02-01T02:00:00Z', 'decidedAt':
            '2026-02-03T02:00:00Z', 'decisionReason': None, 'evidenceKind': 'Giấy chứng nhận hộ nghèo', 'evidenceNumber':
            '123/GCN-HN', 'group': 'POOR_HOUSEHOLD', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21', 'status': 'CONFIRMED',
            'traineeId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'updatedAt': '2026-02-03T02:00:00Z', 'validFrom':
            '2026-01-01', 'validTo': '2026-12-31', 'version': 2}

    """

    id: UUID
    """ The id of a record, for good. """
    trainee_id: UUID
    """ The id of a record, for good. """
    group: str
    """ Code list `beneficiary-groups`. """
    evidence_kind: str
    """ What kind of document proves it. """
    evidence_number: None | str
    """ Number of the document that proves it. """
    valid_from: datetime.date
    """ A day, as in `2026-03-02`. """
    valid_to: datetime.date | None
    status: ClaimStatus
    """ How far the commune has come with a status. """
    confirming_unit_id: None | UUID
    decided_at: datetime.datetime | None
    decision_reason: None | str
    """ Why it was decided so. """
    claimant_id: None | UUID
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        trainee_id = str(self.trainee_id)

        group = self.group

        evidence_kind = self.evidence_kind

        evidence_number: None | str
        evidence_number = self.evidence_number

        valid_from = self.valid_from.isoformat()

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        status = self.status.value

        confirming_unit_id: None | str
        if isinstance(self.confirming_unit_id, UUID):
            confirming_unit_id = str(self.confirming_unit_id)
        else:
            confirming_unit_id = self.confirming_unit_id

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        decision_reason: None | str
        decision_reason = self.decision_reason

        claimant_id: None | str
        if isinstance(self.claimant_id, UUID):
            claimant_id = str(self.claimant_id)
        else:
            claimant_id = self.claimant_id

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "traineeId": trainee_id,
                "group": group,
                "evidenceKind": evidence_kind,
                "evidenceNumber": evidence_number,
                "validFrom": valid_from,
                "validTo": valid_to,
                "status": status,
                "confirmingUnitId": confirming_unit_id,
                "decidedAt": decided_at,
                "decisionReason": decision_reason,
                "claimantId": claimant_id,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        trainee_id = UUID(d.pop("traineeId"))

        group = d.pop("group")

        evidence_kind = d.pop("evidenceKind")

        def _parse_evidence_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        evidence_number = _parse_evidence_number(d.pop("evidenceNumber"))

        valid_from = datetime.date.fromisoformat(d.pop("validFrom"))

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("validTo"))

        status = ClaimStatus(d.pop("status"))

        def _parse_confirming_unit_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirming_unit_id_type_0 = UUID(data)

                return confirming_unit_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        confirming_unit_id = _parse_confirming_unit_id(d.pop("confirmingUnitId"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decidedAt"))

        def _parse_decision_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decision_reason = _parse_decision_reason(d.pop("decisionReason"))

        def _parse_claimant_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                claimant_id_type_0 = UUID(data)

                return claimant_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        claimant_id = _parse_claimant_id(d.pop("claimantId"))

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        beneficiary_status_view = cls(
            id=id,
            trainee_id=trainee_id,
            group=group,
            evidence_kind=evidence_kind,
            evidence_number=evidence_number,
            valid_from=valid_from,
            valid_to=valid_to,
            status=status,
            confirming_unit_id=confirming_unit_id,
            decided_at=decided_at,
            decision_reason=decision_reason,
            claimant_id=claimant_id,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        beneficiary_status_view.additional_properties = d
        return beneficiary_status_view

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
