from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.import_format import ImportFormat
from ..models.import_kind import ImportKind
from ..models.import_mode import ImportMode
from ..models.job_state import JobState
from ..models.on_error import OnError

if TYPE_CHECKING:
    from ..models.counts import Counts
    from ..models.import_confirmation import ImportConfirmation
    from ..models.import_taken_back import ImportTakenBack
    from ..models.import_understood import ImportUnderstood
    from ..models.task_error import TaskError


T = TypeVar("T", bound="ImportView")


@_attrs_define
class ImportView:
    """An import and how far it is.

    Example:
        {'bytes': 18211, 'confirmation': None, 'counts': {'created': 396, 'rejected': 2, 'unchanged': 0, 'updated': 2},
            'createdAt': '2026-03-02T19:00:00Z', 'digest':
            '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'error': None, 'expandedBytes': 131077,
            'finishedAt': '2026-03-02T19:00:02Z', 'format': 'NDJSON', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21', 'kind':
            'mixed', 'mode': 'commit', 'onError': 'skip-row', 'report':
            '/v1/imports/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21/report', 'rowsDone': 400, 'rowsTotal': 400, 'startedAt':
            '2026-03-02T19:00:01Z', 'state': 'SUCCEEDED', 'stored': True, 'system': 'cdsonla-sis', 'takenBack': None,
            'understood': None}

    """

    id: UUID
    """ The id of a record, for good. """
    kind: ImportKind
    """ What the rows of a file are; with `mixed` each row says it in its member `kind`. """
    mode: ImportMode
    """ Whether the rows are to be stored, or only what would become of them is to be told. """
    on_error: OnError
    """ What a row that is rejected means for the others. """
    system: str
    """ The system that the keys of the rows belong to. """
    format_: ImportFormat
    """ How a file is written. """
    bytes_: int
    """ As it was sent. """
    expanded_bytes: int
    """ Unpacked. """
    digest: str
    """ SHA-256 of the unpacked file. """
    state: JobState
    """ How far a job is. """
    rows_done: int
    """ How many rows have been read by now. """
    rows_total: int | None
    """ Known once the file has been looked through. """
    counts: Counts
    """ Rows by what became of them. """
    stored: bool
    """ Whether the rows counted as created and updated are in the registry. Not so after
    `validate`, not while the import waits to be confirmed, and with `reject-all` not unless
    every row was good. """
    error: None | TaskError
    understood: ImportUnderstood | None
    confirmation: ImportConfirmation | None
    taken_back: ImportTakenBack | None
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    started_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    report: str
    """ Where the rows are reported. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.import_confirmation import ImportConfirmation  # noqa: PLC0415
        from ..models.import_taken_back import ImportTakenBack  # noqa: PLC0415
        from ..models.import_understood import ImportUnderstood  # noqa: PLC0415
        from ..models.task_error import TaskError  # noqa: PLC0415

        id = str(self.id)

        kind = self.kind.value

        mode = self.mode.value

        on_error = self.on_error.value

        system = self.system

        format_ = self.format_.value

        bytes_ = self.bytes_

        expanded_bytes = self.expanded_bytes

        digest = self.digest

        state = self.state.value

        rows_done = self.rows_done

        rows_total: int | None
        rows_total = self.rows_total

        counts = self.counts.to_dict()

        stored = self.stored

        error: dict[str, Any] | None
        if isinstance(self.error, TaskError):
            error = self.error.to_dict()
        else:
            error = self.error

        understood: dict[str, Any] | None
        if isinstance(self.understood, ImportUnderstood):
            understood = self.understood.to_dict()
        else:
            understood = self.understood

        confirmation: dict[str, Any] | None
        if isinstance(self.confirmation, ImportConfirmation):
            confirmation = self.confirmation.to_dict()
        else:
            confirmation = self.confirmation

        taken_back: dict[str, Any] | None
        if isinstance(self.taken_back, ImportTakenBack):
            taken_back = self.taken_back.to_dict()
        else:
            taken_back = self.taken_back

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
                "id": id,
                "kind": kind,
                "mode": mode,
                "onError": on_error,
                "system": system,
                "format": format_,
                "bytes": bytes_,
                "expandedBytes": expanded_bytes,
                "digest": digest,
                "state": state,
                "rowsDone": rows_done,
                "rowsTotal": rows_total,
                "counts": counts,
                "stored": stored,
                "error": error,
                "understood": understood,
                "confirmation": confirmation,
                "takenBack": taken_back,
                "createdAt": created_at,
                "startedAt": started_at,
                "finishedAt": finished_at,
                "report": report,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.counts import Counts  # noqa: PLC0415
        from ..models.import_confirmation import ImportConfirmation  # noqa: PLC0415
        from ..models.import_taken_back import ImportTakenBack  # noqa: PLC0415
        from ..models.import_understood import ImportUnderstood  # noqa: PLC0415
        from ..models.task_error import TaskError  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = ImportKind(d.pop("kind"))

        mode = ImportMode(d.pop("mode"))

        on_error = OnError(d.pop("onError"))

        system = d.pop("system")

        format_ = ImportFormat(d.pop("format"))

        bytes_ = d.pop("bytes")

        expanded_bytes = d.pop("expandedBytes")

        digest = d.pop("digest")

        state = JobState(d.pop("state"))

        rows_done = d.pop("rowsDone")

        def _parse_rows_total(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows_total = _parse_rows_total(d.pop("rowsTotal"))

        counts = Counts.from_dict(d.pop("counts"))

        stored = d.pop("stored")

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

        def _parse_understood(data: object) -> ImportUnderstood | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                understood_type_0 = ImportUnderstood.from_dict(data)

                return understood_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImportUnderstood | None, data)

        understood = _parse_understood(d.pop("understood"))

        def _parse_confirmation(data: object) -> ImportConfirmation | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                confirmation_type_0 = ImportConfirmation.from_dict(data)

                return confirmation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImportConfirmation | None, data)

        confirmation = _parse_confirmation(d.pop("confirmation"))

        def _parse_taken_back(data: object) -> ImportTakenBack | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                taken_back_type_0 = ImportTakenBack.from_dict(data)

                return taken_back_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImportTakenBack | None, data)

        taken_back = _parse_taken_back(d.pop("takenBack"))

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

        import_view = cls(
            id=id,
            kind=kind,
            mode=mode,
            on_error=on_error,
            system=system,
            format_=format_,
            bytes_=bytes_,
            expanded_bytes=expanded_bytes,
            digest=digest,
            state=state,
            rows_done=rows_done,
            rows_total=rows_total,
            counts=counts,
            stored=stored,
            error=error,
            understood=understood,
            confirmation=confirmation,
            taken_back=taken_back,
            created_at=created_at,
            started_at=started_at,
            finished_at=finished_at,
            report=report,
        )

        import_view.additional_properties = d
        return import_view

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
