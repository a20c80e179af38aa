from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.csv_form import CsvForm
from ..models.export_type import ExportType
from ..models.label_language import LabelLanguage
from ..models.sheet_format import SheetFormat
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.export_input_filters import ExportInputFilters


T = TypeVar("T", bound="ExportInput")


@_attrs_define
class ExportInput:
    """What to export, and how.

    Example:
        {'fields': ['code', 'name', 'startDate', 'endDate', 'status'], 'filters': {'startDate[gte]': '2026-01-01',
            'status': ['OPEN', 'RUNNING']}, 'format': 'CSV', 'type': 'classes'}

    """

    type_: ExportType
    """ A resource that can be exported, by its name in paths. """
    format_: SheetFormat
    """ How a file is written. """
    filters: ExportInputFilters | Unset = UNSET
    """ The filters of the list, by the names of its query parameters, `q` among them: a value, or
    a list where several may be given. `reveal: true` exports trainees in plain, for those who
    may see them so; each page that the job reads leaves an audit event that names its rows. """
    fields: list[str] | None | Unset = UNSET
    """ Only these members of each row, in this order; the id is always among them, of an item of a
    code list its list and code. """
    part_rows: int | Unset = 100000
    """ Most rows of a part. XLSX parts open in every spreadsheet program up to the default. """
    byte_order_mark: bool | Unset = UNSET
    """ Begin CSV parts with a byte-order mark, by which Excel knows UTF-8. """
    csv: CsvForm | None | Unset = UNSET
    labels: LabelLanguage | None | Unset = UNSET
    since: None | str | Unset = UNSET
    """ Only what has changed since: the `feedCursor` of an export of this type, or a cursor of
    `GET /v1/changes?types=…` with this type alone. Rows that changed come as they are now; what
    is to be forgotten comes in parts of its own. It goes with no filters, because nobody knows
    any more which rows have left a filter since. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        format_ = self.format_.value

        filters: dict[str, Any] | Unset = UNSET
        if not isinstance(self.filters, Unset):
            filters = self.filters.to_dict()

        fields: list[str] | None | Unset
        if isinstance(self.fields, Unset):
            fields = UNSET
        elif isinstance(self.fields, list):
            fields = self.fields

        else:
            fields = self.fields

        part_rows = self.part_rows

        byte_order_mark = self.byte_order_mark

        csv: None | str | Unset
        if isinstance(self.csv, Unset):
            csv = UNSET
        elif isinstance(self.csv, CsvForm):
            csv = self.csv.value
        else:
            csv = self.csv

        labels: None | str | Unset
        if isinstance(self.labels, Unset):
            labels = UNSET
        elif isinstance(self.labels, LabelLanguage):
            labels = self.labels.value
        else:
            labels = self.labels

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        else:
            since = self.since

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "format": format_,
            }
        )
        if filters is not UNSET:
            field_dict["filters"] = filters
        if fields is not UNSET:
            field_dict["fields"] = fields
        if part_rows is not UNSET:
            field_dict["partRows"] = part_rows
        if byte_order_mark is not UNSET:
            field_dict["byteOrderMark"] = byte_order_mark
        if csv is not UNSET:
            field_dict["csv"] = csv
        if labels is not UNSET:
            field_dict["labels"] = labels
        if since is not UNSET:
            field_dict["since"] = since

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.export_input_filters import ExportInputFilters  # noqa: PLC0415

        d = dict(src_dict)
        type_ = ExportType(d.pop("type"))

        format_ = SheetFormat(d.pop("format"))

        _filters = d.pop("filters", UNSET)
        filters: ExportInputFilters | Unset
        if isinstance(_filters, Unset):
            filters = UNSET
        else:
            filters = ExportInputFilters.from_dict(_filters)

        def _parse_fields(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                fields_type_0 = cast(list[str], data)

                return fields_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        fields = _parse_fields(d.pop("fields", UNSET))

        part_rows = d.pop("partRows", UNSET)

        byte_order_mark = d.pop("byteOrderMark", UNSET)

        def _parse_csv(data: object) -> CsvForm | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                csv_type_0 = CsvForm(data)

                return csv_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CsvForm | None | Unset, data)

        csv = _parse_csv(d.pop("csv", UNSET))

        def _parse_labels(data: object) -> LabelLanguage | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                labels_type_0 = LabelLanguage(data)

                return labels_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LabelLanguage | None | Unset, data)

        labels = _parse_labels(d.pop("labels", UNSET))

        def _parse_since(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        since = _parse_since(d.pop("since", UNSET))

        export_input = cls(
            type_=type_,
            format_=format_,
            filters=filters,
            fields=fields,
            part_rows=part_rows,
            byte_order_mark=byte_order_mark,
            csv=csv,
            labels=labels,
            since=since,
        )

        return export_input
