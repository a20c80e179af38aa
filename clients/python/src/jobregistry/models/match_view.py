from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.match_cause import MatchCause
from ..models.match_status import MatchStatus

if TYPE_CHECKING:
    from ..models.trainee_view import TraineeView


T = TypeVar("T", bound="MatchView")


@_attrs_define
class MatchView:
    """A match as reviewers see it, and a school that made one of the records: nothing of the other is told
    to it, if that is another registrar's, but what the two agree in.

        Example:
            {'agreeing': ['fullName', 'birthDate', 'communeId'], 'cause': 'NAME', 'createdAt': '2026-09-01T02:00:00Z',
                'decidedAt': None, 'firstId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'id':
                '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a20', 'otherHidden': False, 'reason': None, 'secondId':
                '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'status': 'OPEN', 'survivorId': None, 'trainees': [], 'updatedAt':
                '2026-09-01T02:00:00Z', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    first_id: None | UUID
    second_id: None | UUID
    cause: MatchCause
    """ What two records share. """
    status: MatchStatus
    """ What has been decided of two records. """
    survivor_id: None | UUID
    reason: None | str
    """ Why it was decided so, or why a merge was taken apart; for reviewers. """
    decided_at: datetime.datetime | None
    trainees: list[TraineeView]
    """ The two records, masked, without one that is hidden; of merged ones the survivor alone. """
    agreeing: list[str]
    """ Members of the two that agree, among `fullName` (without accents), `birthDate` and `communeId`. """
    other_hidden: bool
    """ Whether one of the two is another registrar's, of which the caller learns no more. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        first_id: None | str
        if isinstance(self.first_id, UUID):
            first_id = str(self.first_id)
        else:
            first_id = self.first_id

        second_id: None | str
        if isinstance(self.second_id, UUID):
            second_id = str(self.second_id)
        else:
            second_id = self.second_id

        cause = self.cause.value

        status = self.status.value

        survivor_id: None | str
        if isinstance(self.survivor_id, UUID):
            survivor_id = str(self.survivor_id)
        else:
            survivor_id = self.survivor_id

        reason: None | str
        reason = self.reason

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        trainees = []
        for trainees_item_data in self.trainees:
            trainees_item = trainees_item_data.to_dict()
            trainees.append(trainees_item)

        agreeing = self.agreeing

        other_hidden = self.other_hidden

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "firstId": first_id,
                "secondId": second_id,
                "cause": cause,
                "status": status,
                "survivorId": survivor_id,
                "reason": reason,
                "decidedAt": decided_at,
                "trainees": trainees,
                "agreeing": agreeing,
                "otherHidden": other_hidden,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.trainee_view import TraineeView  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_first_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_id_type_0 = UUID(data)

                return first_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        first_id = _parse_first_id(d.pop("firstId"))

        def _parse_second_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                second_id_type_0 = UUID(data)

                return second_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        second_id = _parse_second_id(d.pop("secondId"))

        cause = MatchCause(d.pop("cause"))

        status = MatchStatus(d.pop("status"))

        def _parse_survivor_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                survivor_id_type_0 = UUID(data)

                return survivor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        survivor_id = _parse_survivor_id(d.pop("survivorId"))

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

        trainees = []
        _trainees = d.pop("trainees")
        for trainees_item_data in _trainees:
            trainees_item = TraineeView.from_dict(trainees_item_data)

            trainees.append(trainees_item)

        agreeing = cast(list[str], d.pop("agreeing"))

        other_hidden = d.pop("otherHidden")

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        match_view = cls(
            id=id,
            first_id=first_id,
            second_id=second_id,
            cause=cause,
            status=status,
            survivor_id=survivor_id,
            reason=reason,
            decided_at=decided_at,
            trainees=trainees,
            agreeing=agreeing,
            other_hidden=other_hidden,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
        )

        match_view.additional_properties = d
        return match_view

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
