from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.enrolment_status import EnrolmentStatus

T = TypeVar("T", bound="StepView")


@_attrs_define
class StepView:
    """A step as clients see it.

    Example:
        {'date': '2026-04-20', 'known': True, 'number': 5, 'organisationId': None, 'reason': 'Nhầm người', 'recordedAt':
            '2026-04-20T02:10:00Z', 'recordedById': None, 'status': 'DROPPED', 'undoOrganisationId': None, 'undoReason':
            'Ghi nhầm người', 'undoneAt': '2026-04-21T03:00:00Z', 'undoneById': None}

    """

    number: int
    """ Grows from step to step: the version of the row that it made. """
    status: EnrolmentStatus
    """ Where an enrolment stands. """
    date: datetime.date
    """ A day, as in `2026-03-02`. """
    reason: None | str
    """ Why, in a sentence, without personal data. """
    known: bool
    """ False for a step that an older record did not keep: it is put together from what is
    known of the row. """
    recorded_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    organisation_id: None | UUID
    recorded_by_id: None | UUID
    undone_at: datetime.datetime | None
    undo_organisation_id: None | UUID
    undone_by_id: None | UUID
    undo_reason: None | str
    """ Why the step was undone. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        status = self.status.value

        date = self.date.isoformat()

        reason: None | str
        reason = self.reason

        known = self.known

        recorded_at = self.recorded_at.isoformat()

        organisation_id: None | str
        if isinstance(self.organisation_id, UUID):
            organisation_id = str(self.organisation_id)
        else:
            organisation_id = self.organisation_id

        recorded_by_id: None | str
        if isinstance(self.recorded_by_id, UUID):
            recorded_by_id = str(self.recorded_by_id)
        else:
            recorded_by_id = self.recorded_by_id

        undone_at: None | str
        if isinstance(self.undone_at, datetime.datetime):
            undone_at = self.undone_at.isoformat()
        else:
            undone_at = self.undone_at

        undo_organisation_id: None | str
        if isinstance(self.undo_organisation_id, UUID):
            undo_organisation_id = str(self.undo_organisation_id)
        else:
            undo_organisation_id = self.undo_organisation_id

        undone_by_id: None | str
        if isinstance(self.undone_by_id, UUID):
            undone_by_id = str(self.undone_by_id)
        else:
            undone_by_id = self.undone_by_id

        undo_reason: None | str
        undo_reason = self.undo_reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "status": status,
                "date": date,
                "reason": reason,
                "known": known,
                "recordedAt": recorded_at,
                "organisationId": organisation_id,
                "recordedById": recorded_by_id,
                "undoneAt": undone_at,
                "undoOrganisationId": undo_organisation_id,
                "undoneById": undone_by_id,
                "undoReason": undo_reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        number = d.pop("number")

        status = EnrolmentStatus(d.pop("status"))

        date = datetime.date.fromisoformat(d.pop("date"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        known = d.pop("known")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recordedAt"))

        def _parse_organisation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                organisation_id_type_0 = UUID(data)

                return organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        organisation_id = _parse_organisation_id(d.pop("organisationId"))

        def _parse_recorded_by_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                recorded_by_id_type_0 = UUID(data)

                return recorded_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        recorded_by_id = _parse_recorded_by_id(d.pop("recordedById"))

        def _parse_undone_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                undone_at_type_0 = datetime.datetime.fromisoformat(data)

                return undone_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        undone_at = _parse_undone_at(d.pop("undoneAt"))

        def _parse_undo_organisation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                undo_organisation_id_type_0 = UUID(data)

                return undo_organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        undo_organisation_id = _parse_undo_organisation_id(d.pop("undoOrganisationId"))

        def _parse_undone_by_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                undone_by_id_type_0 = UUID(data)

                return undone_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        undone_by_id = _parse_undone_by_id(d.pop("undoneById"))

        def _parse_undo_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        undo_reason = _parse_undo_reason(d.pop("undoReason"))

        step_view = cls(
            number=number,
            status=status,
            date=date,
            reason=reason,
            known=known,
            recorded_at=recorded_at,
            organisation_id=organisation_id,
            recorded_by_id=recorded_by_id,
            undone_at=undone_at,
            undo_organisation_id=undo_organisation_id,
            undone_by_id=undone_by_id,
            undo_reason=undo_reason,
        )

        step_view.additional_properties = d
        return step_view

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
