from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.job_state import JobState

if TYPE_CHECKING:
    from ..models.task_error import TaskError
    from ..models.undo_counts import UndoCounts


T = TypeVar("T", bound="ImportUndoView")


@_attrs_define
class ImportUndoView:
    """How far an import is taken back.

    Example:
        {'counts': {'kept': 2, 'partly': 1, 'takenBack': 395}, 'createdAt': '2026-03-03T02:00:00Z', 'error': None,
            'finishedAt': '2026-03-03T02:00:04Z', 'importId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21', 'report':
            '/v1/imports/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21/undo/report', 'rowsDone': 398, 'rowsTotal': 398, 'startedAt':
            '2026-03-03T02:00:01Z', 'state': 'SUCCEEDED'}

    """

    import_id: UUID
    """ The id of a record, for good. """
    state: JobState
    """ How far a job is. """
    rows_done: int
    """ How many rows have been read by now. """
    rows_total: int | None
    """ Known once it has begun. """
    counts: UndoCounts
    """ Rows by how much of them is taken back. """
    error: None | TaskError
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    started_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    report: str
    """ Where the rows are reported. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.task_error import TaskError  # noqa: PLC0415

        import_id = str(self.import_id)

        state = self.state.value

        rows_done = self.rows_done

        rows_total: int | None
        rows_total = self.rows_total

        counts = self.counts.to_dict()

        error: dict[str, Any] | None
        if isinstance(self.error, TaskError):
            error = self.error.to_dict()
        else:
            error = self.error

        created_at = self.created_at.isoformat()

        started_at: None | str
        if isinstance(self.started_at, datetime.datetime):
            started_at = self.started_at.isoformat()
        else:
            started_at = self.started_at

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        report = self.report

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "importId": import_id,
                "state": state,
                "rowsDone": rows_done,
                "rowsTotal": rows_total,
                "counts": counts,
                "error": error,
                "createdAt": created_at,
                "startedAt": started_at,
                "finishedAt": finished_at,
                "report": report,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.task_error import TaskError  # noqa: PLC0415
        from ..models.undo_counts import UndoCounts  # noqa: PLC0415

        d = dict(src_dict)
        import_id = UUID(d.pop("importId"))

        state = JobState(d.pop("state"))

        rows_done = d.pop("rowsDone")

        def _parse_rows_total(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows_total = _parse_rows_total(d.pop("rowsTotal"))

        counts = UndoCounts.from_dict(d.pop("counts"))

        def _parse_error(data: object) -> None | TaskError:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                error_type_0 = TaskError.from_dict(data)

                return error_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TaskError, data)

        error = _parse_error(d.pop("error"))

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        def _parse_started_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_at_type_0 = datetime.datetime.fromisoformat(data)

                return started_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        started_at = _parse_started_at(d.pop("startedAt"))

        def _parse_finished_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)

                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finished_at = _parse_finished_at(d.pop("finishedAt"))

        report = d.pop("report")

        import_undo_view = cls(
            import_id=import_id,
            state=state,
            rows_done=rows_done,
            rows_total=rows_total,
            counts=counts,
            error=error,
            created_at=created_at,
            started_at=started_at,
            finished_at=finished_at,
            report=report,
        )

        import_undo_view.additional_properties = d
        return import_undo_view

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
