from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.completeness import Completeness
    from ..models.lags import Lags
    from ..models.push import Push
    from ..models.rejected_rows import RejectedRows


T = TypeVar("T", bound="SyncHealth")


@_attrs_define
class SyncHealth:
    """How well the registry keeps up with a school.

    Example:
        {'asOf': '2026-09-01T02:00:00Z', 'completeness': {'dueCheckpointsWithoutOutcome': {'missing': 90, 'of': 520,
            'share': 0.1731}, 'endedClassesNotCompleted': {'missing': 1, 'of': 12, 'share': 0.0833},
            'passedWithoutCertificate': {'missing': 0, 'of': 280, 'share': 0.0}, 'studyingWithoutResult': {'missing': 4,
            'of': 310, 'share': 0.0129}, 'traineesWithoutEthnicGroup': {'missing': 7, 'of': 400, 'share': 0.0175},
            'traineesWithoutPhone': {'missing': 61, 'of': 400, 'share': 0.1525}}, 'importsAwaitingConfirmation': 0, 'lag':
            {'classEnd': {'count': 2, 'medianDays': 4.5, 'worstDays': 7}, 'enrolmentStatus': {'count': 40, 'medianDays':
            1.0, 'worstDays': 9}}, 'lastPush': {'actorId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'actorKind': 'CLIENT',
            'at': '2026-08-31T17:05:00Z', 'counts': {'created': 3, 'rejected': 1, 'unchanged': 385, 'updated': 12},
            'importId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'method': 'IMPORT'}, 'rejectedRows': {'byAge': {'days0To1':
            1, 'days2To7': 0, 'days8To30': 0, 'daysOver30': 0}, 'byCode': [{'code': 'CITIZEN_ID_BIRTH_YEAR', 'count': 1}],
            'count': 1}, 'schoolId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11'}

    """

    school_id: UUID
    """ The id of a record, for good. """
    as_of: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    last_push: None | Push
    imports_awaiting_confirmation: int
    """ Files that the school has pushed, of which nothing is stored until somebody confirms them. """
    lag: Lags
    """ Days until the registry learns of things. """
    completeness: Completeness
    """ What is missing. """
    rejected_rows: RejectedRows
    """ Rejected rows that no later import has accepted. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.push import Push  # noqa: PLC0415

        school_id = str(self.school_id)

        as_of = self.as_of.isoformat()

        last_push: dict[str, Any] | None
        if isinstance(self.last_push, Push):
            last_push = self.last_push.to_dict()
        else:
            last_push = self.last_push

        imports_awaiting_confirmation = self.imports_awaiting_confirmation

        lag = self.lag.to_dict()

        completeness = self.completeness.to_dict()

        rejected_rows = self.rejected_rows.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "schoolId": school_id,
                "asOf": as_of,
                "lastPush": last_push,
                "importsAwaitingConfirmation": imports_awaiting_confirmation,
                "lag": lag,
                "completeness": completeness,
                "rejectedRows": rejected_rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.completeness import Completeness  # noqa: PLC0415
        from ..models.lags import Lags  # noqa: PLC0415
        from ..models.push import Push  # noqa: PLC0415
        from ..models.rejected_rows import RejectedRows  # noqa: PLC0415

        d = dict(src_dict)
        school_id = UUID(d.pop("schoolId"))

        as_of = datetime.datetime.fromisoformat(d.pop("asOf"))

        def _parse_last_push(data: object) -> None | Push:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_push_type_0 = Push.from_dict(data)

                return last_push_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Push, data)

        last_push = _parse_last_push(d.pop("lastPush"))

        imports_awaiting_confirmation = d.pop("importsAwaitingConfirmation")

        lag = Lags.from_dict(d.pop("lag"))

        completeness = Completeness.from_dict(d.pop("completeness"))

        rejected_rows = RejectedRows.from_dict(d.pop("rejectedRows"))

        sync_health = cls(
            school_id=school_id,
            as_of=as_of,
            last_push=last_push,
            imports_awaiting_confirmation=imports_awaiting_confirmation,
            lag=lag,
            completeness=completeness,
            rejected_rows=rejected_rows,
        )

        sync_health.additional_properties = d
        return sync_health

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
