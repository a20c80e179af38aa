from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.csv_form import CsvForm
from ..models.export_type import ExportType
from ..models.job_state import JobState
from ..models.label_language import LabelLanguage
from ..models.sheet_format import SheetFormat

if TYPE_CHECKING:
    from ..models.export_view_filters import ExportViewFilters
    from ..models.manifest import Manifest
    from ..models.task_error import TaskError


T = TypeVar("T", bound="ExportView")


@_attrs_define
class ExportView:
    """An export.

    Example:
        {'byteOrderMark': False, 'createdAt': '2026-09-01T02:00:00Z', 'csv': None, 'error': None, 'expiresAt':
            '2026-09-02T02:00:01Z', 'fields': None, 'filters': {'status': ['STUDYING']}, 'finishedAt':
            '2026-09-01T02:00:01Z', 'format': 'CSV', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'labels': None,
            'manifest': {'bytes': 312, 'deletes': 0, 'feedCursor': 'eyJ…', 'parts': [{'bytes': 312, 'content': 'ROWS',
            'fileName': 'enrolments-2026-09-01-part-001.csv.gz', 'mediaType': 'application/gzip', 'number': 1, 'rows': 1,
            'sha256': '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'url':
            '/v1/exports/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11/parts/1'}], 'revealed': False, 'rows': 1}, 'partRows': 100000,
            'rowsWritten': 1, 'since': None, 'startedAt': '2026-09-01T02:00:00Z', 'state': 'SUCCEEDED', 'type':
            'enrolments'}

    """

    id: UUID
    """ The id of a record, for good. """
    type_: ExportType
    """ A resource that can be exported, by its name in paths. """
    filters: ExportViewFilters
    """ The filters of the list, as they were asked for. """
    fields: list[str] | None
    """ The members of each row that were asked for; null for all. """
    format_: SheetFormat
    """ How a file is written. """
    part_rows: int
    """ Most rows in a part. """
    byte_order_mark: bool
    """ Whether a CSV begins with a byte-order mark. """
    csv: CsvForm | None
    labels: LabelLanguage | None
    since: None | str
    """ The cursor since which changes are exported; null for all rows. """
    state: JobState
    """ How far a job is. """
    rows_written: int
    """ How many rows have been written by now. """
    error: None | TaskError
    manifest: Manifest | None
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    started_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    expires_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.manifest import Manifest  # noqa: PLC0415
        from ..models.task_error import TaskError  # noqa: PLC0415

        id = str(self.id)

        type_ = self.type_.value

        filters = self.filters.to_dict()

        fields: list[str] | None
        if isinstance(self.fields, list):
            fields = self.fields

        else:
            fields = self.fields

        format_ = self.format_.value

        part_rows = self.part_rows

        byte_order_mark = self.byte_order_mark

        csv: None | str
        if isinstance(self.csv, CsvForm):
            csv = self.csv.value
        else:
            csv = self.csv

        labels: None | str
        if isinstance(self.labels, LabelLanguage):
            labels = self.labels.value
        else:
            labels = self.labels

        since: None | str
        since = self.since

        state = self.state.value

        rows_written = self.rows_written

        error: dict[str, Any] | None
        if isinstance(self.error, TaskError):
            error = self.error.to_dict()
        else:
            error = self.error

        manifest: dict[str, Any] | None
        if isinstance(self.manifest, Manifest):
            manifest = self.manifest.to_dict()
        else:
            manifest = self.manifest

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

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "type": type_,
                "filters": filters,
                "fields": fields,
                "format": format_,
                "partRows": part_rows,
                "byteOrderMark": byte_order_mark,
                "csv": csv,
                "labels": labels,
                "since": since,
                "state": state,
                "rowsWritten": rows_written,
                "error": error,
                "manifest": manifest,
                "createdAt": created_at,
                "startedAt": started_at,
                "finishedAt": finished_at,
                "expiresAt": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.export_view_filters import ExportViewFilters  # noqa: PLC0415
        from ..models.manifest import Manifest  # noqa: PLC0415
        from ..models.task_error import TaskError  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        type_ = ExportType(d.pop("type"))

        filters = ExportViewFilters.from_dict(d.pop("filters"))

        def _parse_fields(data: object) -> list[str] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                fields_type_0 = cast(list[str], data)

                return fields_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None, data)

        fields = _parse_fields(d.pop("fields"))

        format_ = SheetFormat(d.pop("format"))

        part_rows = d.pop("partRows")

        byte_order_mark = d.pop("byteOrderMark")

        def _parse_csv(data: object) -> CsvForm | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                csv_type_0 = CsvForm(data)

                return csv_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CsvForm | None, data)

        csv = _parse_csv(d.pop("csv"))

        def _parse_labels(data: object) -> LabelLanguage | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                labels_type_0 = LabelLanguage(data)

                return labels_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LabelLanguage | None, data)

        labels = _parse_labels(d.pop("labels"))

        def _parse_since(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        since = _parse_since(d.pop("since"))

        state = JobState(d.pop("state"))

        rows_written = d.pop("rowsWritten")

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

        def _parse_manifest(data: object) -> Manifest | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                manifest_type_0 = Manifest.from_dict(data)

                return manifest_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Manifest | None, data)

        manifest = _parse_manifest(d.pop("manifest"))

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

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expiresAt"))

        export_view = cls(
            id=id,
            type_=type_,
            filters=filters,
            fields=fields,
            format_=format_,
            part_rows=part_rows,
            byte_order_mark=byte_order_mark,
            csv=csv,
            labels=labels,
            since=since,
            state=state,
            rows_written=rows_written,
            error=error,
            manifest=manifest,
            created_at=created_at,
            started_at=started_at,
            finished_at=finished_at,
            expires_at=expires_at,
        )

        export_view.additional_properties = d
        return export_view

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
