from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.job_state import JobState
from ..types import UNSET, Unset

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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.import_id, Unset):
            import_id = str(self.import_id)
            field_dict["importId"] = import_id
        if not isinstance(self.state, Unset):
            state = self.state.value
            field_dict["state"] = state
        if not isinstance(self.rows_done, Unset):
            rows_done = self.rows_done
            field_dict["rowsDone"] = rows_done
        if not isinstance(self.rows_total, Unset):
            rows_total: int | None
            rows_total = self.rows_total
            field_dict["rowsTotal"] = rows_total
        if not isinstance(self.counts, Unset):
            counts = self.counts.to_dict()
            field_dict["counts"] = counts
        if not isinstance(self.error, Unset):
            error: dict[str, Any] | None
            if isinstance(self.error, TaskError):
                error = self.error.to_dict()
            else:
                error = self.error
            field_dict["error"] = error
        if not isinstance(self.created_at, Unset):
            created_at = self.created_at.isoformat()
            field_dict["createdAt"] = created_at
        if not isinstance(self.started_at, Unset):
            started_at: None | str
            if isinstance(self.started_at, datetime.datetime):
                started_at = self.started_at.isoformat()
            else:
                started_at = self.started_at
            field_dict["startedAt"] = started_at
        if not isinstance(self.finished_at, Unset):
            finished_at: None | str
            if isinstance(self.finished_at, datetime.datetime):
                finished_at = self.finished_at.isoformat()
            else:
                finished_at = self.finished_at
            field_dict["finishedAt"] = finished_at
        if not isinstance(self.report, Unset):
            report = self.report
            field_dict["report"] = report

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.task_error import TaskError  # noqa: PLC0415
        from ..models.undo_counts import UndoCounts  # noqa: PLC0415

        d = dict(src_dict)
        import_id: Any = UNSET
        if "importId" in d:
            import_id = UUID(d.pop("importId"))

        state: Any = UNSET
        if "state" in d:
            state = JobState(d.pop("state"))

        rows_done: Any = UNSET
        if "rowsDone" in d:
            rows_done = d.pop("rowsDone")

        rows_total: Any = UNSET
        if "rowsTotal" in d:

            def _parse_rows_total(data: object) -> int | None:
                if data is None:
                    return data
                return cast(int | None, data)

            rows_total = _parse_rows_total(d.pop("rowsTotal"))

        counts: Any = UNSET
        if "counts" in d:
            counts = UndoCounts.from_dict(d.pop("counts"))

        error: Any = UNSET
        if "error" in d:

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

        created_at: Any = UNSET
        if "createdAt" in d:
            created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        started_at: Any = UNSET
        if "startedAt" in d:

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

        finished_at: Any = UNSET
        if "finishedAt" in d:

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

        report: Any = UNSET
        if "report" in d:
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
