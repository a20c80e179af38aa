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
from ..types import UNSET, Unset

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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.id, Unset):
            id = str(self.id)
            field_dict["id"] = id
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value
            field_dict["type"] = type_
        if not isinstance(self.filters, Unset):
            filters = self.filters.to_dict()
            field_dict["filters"] = filters
        if not isinstance(self.fields, Unset):
            fields: list[str] | None
            if isinstance(self.fields, list):
                fields = self.fields

            else:
                fields = self.fields
            field_dict["fields"] = fields
        if not isinstance(self.format_, Unset):
            format_ = self.format_.value
            field_dict["format"] = format_
        if not isinstance(self.part_rows, Unset):
            part_rows = self.part_rows
            field_dict["partRows"] = part_rows
        if not isinstance(self.byte_order_mark, Unset):
            byte_order_mark = self.byte_order_mark
            field_dict["byteOrderMark"] = byte_order_mark
        if not isinstance(self.csv, Unset):
            csv: None | str
            if isinstance(self.csv, CsvForm):
                csv = self.csv.value
            else:
                csv = self.csv
            field_dict["csv"] = csv
        if not isinstance(self.labels, Unset):
            labels: None | str
            if isinstance(self.labels, LabelLanguage):
                labels = self.labels.value
            else:
                labels = self.labels
            field_dict["labels"] = labels
        if not isinstance(self.since, Unset):
            since: None | str
            since = self.since
            field_dict["since"] = since
        if not isinstance(self.state, Unset):
            state = self.state.value
            field_dict["state"] = state
        if not isinstance(self.rows_written, Unset):
            rows_written = self.rows_written
            field_dict["rowsWritten"] = rows_written
        if not isinstance(self.error, Unset):
            error: dict[str, Any] | None
            if isinstance(self.error, TaskError):
                error = self.error.to_dict()
            else:
                error = self.error
            field_dict["error"] = error
        if not isinstance(self.manifest, Unset):
            manifest: dict[str, Any] | None
            if isinstance(self.manifest, Manifest):
                manifest = self.manifest.to_dict()
            else:
                manifest = self.manifest
            field_dict["manifest"] = manifest
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
        if not isinstance(self.expires_at, Unset):
            expires_at: None | str
            if isinstance(self.expires_at, datetime.datetime):
                expires_at = self.expires_at.isoformat()
            else:
                expires_at = self.expires_at
            field_dict["expiresAt"] = expires_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.export_view_filters import ExportViewFilters  # noqa: PLC0415
        from ..models.manifest import Manifest  # noqa: PLC0415
        from ..models.task_error import TaskError  # noqa: PLC0415

        d = dict(src_dict)
        id: Any = UNSET
        if "id" in d:
            id = UUID(d.pop("id"))

        type_: Any = UNSET
        if "type" in d:
            type_ = ExportType(d.pop("type"))

        filters: Any = UNSET
        if "filters" in d:
            filters = ExportViewFilters.from_dict(d.pop("filters"))

        fields: Any = UNSET
        if "fields" in d:

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

        format_: Any = UNSET
        if "format" in d:
            format_ = SheetFormat(d.pop("format"))

        part_rows: Any = UNSET
        if "partRows" in d:
            part_rows = d.pop("partRows")

        byte_order_mark: Any = UNSET
        if "byteOrderMark" in d:
            byte_order_mark = d.pop("byteOrderMark")

        csv: Any = UNSET
        if "csv" in d:

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

        labels: Any = UNSET
        if "labels" in d:

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

        since: Any = UNSET
        if "since" in d:

            def _parse_since(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            since = _parse_since(d.pop("since"))

        state: Any = UNSET
        if "state" in d:
            state = JobState(d.pop("state"))

        rows_written: Any = UNSET
        if "rowsWritten" in d:
            rows_written = d.pop("rowsWritten")

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

        manifest: Any = UNSET
        if "manifest" in d:

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

        expires_at: Any = UNSET
        if "expiresAt" in d:

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
