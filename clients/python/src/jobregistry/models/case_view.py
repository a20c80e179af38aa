from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_rule import CaseRule
from ..models.case_status import CaseStatus

T = TypeVar("T", bound="CaseView")


@_attrs_define
class CaseView:
    """A case as the lead agency sees it.

    Example:
        {'createdAt': '2026-09-01T02:00:00Z', 'decidedAt': None, 'enrolmentId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a31',
            'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a30', 'otherEnrolmentId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a32',
            'otherTraineeId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'reason': None, 'rule': 'CLASS_OVERLAP', 'status':
            'OPEN', 'traineeId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'updatedAt': '2026-09-01T02:00:00Z', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    rule: CaseRule
    """ The rule that an enrolment breaks. """
    trainee_id: UUID
    """ The id of a record, for good. """
    enrolment_id: UUID
    """ The id of a record, for good. """
    other_trainee_id: UUID
    """ The id of a record, for good. """
    other_enrolment_id: UUID
    """ The id of a record, for good. """
    status: CaseStatus
    """ What has been decided of a case. """
    reason: None | str
    """ Why, in a sentence, without personal data. """
    decided_at: datetime.datetime | None
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        rule = self.rule.value

        trainee_id = str(self.trainee_id)

        enrolment_id = str(self.enrolment_id)

        other_trainee_id = str(self.other_trainee_id)

        other_enrolment_id = str(self.other_enrolment_id)

        status = self.status.value

        reason: None | str
        reason = self.reason

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "rule": rule,
                "traineeId": trainee_id,
                "enrolmentId": enrolment_id,
                "otherTraineeId": other_trainee_id,
                "otherEnrolmentId": other_enrolment_id,
                "status": status,
                "reason": reason,
                "decidedAt": decided_at,
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

        rule = CaseRule(d.pop("rule"))

        trainee_id = UUID(d.pop("traineeId"))

        enrolment_id = UUID(d.pop("enrolmentId"))

        other_trainee_id = UUID(d.pop("otherTraineeId"))

        other_enrolment_id = UUID(d.pop("otherEnrolmentId"))

        status = CaseStatus(d.pop("status"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

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

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        case_view = cls(
            id=id,
            rule=rule,
            trainee_id=trainee_id,
            enrolment_id=enrolment_id,
            other_trainee_id=other_trainee_id,
            other_enrolment_id=other_enrolment_id,
            status=status,
            reason=reason,
            decided_at=decided_at,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        case_view.additional_properties = d
        return case_view

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
