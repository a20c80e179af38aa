from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.column_understood import ColumnUnderstood
    from ..models.header_rows import HeaderRows
    from ..models.row_left_out import RowLeftOut
    from ..models.sample import Sample
    from ..models.sheet_understood_left_out_counts import SheetUnderstoodLeftOutCounts
    from ..models.sheet_understood_left_out_texts import SheetUnderstoodLeftOutTexts


T = TypeVar("T", bound="SheetUnderstood")


@_attrs_define
class SheetUnderstood:
    """A sheet whose rows are read."""

    name: str
    """ Empty for a text file. """
    rows: int
    """ Rows that are read; 0 where its header is at fault. """
    title: list[str]
    """ Texts above the header, a row each. """
    header: HeaderRows
    """ The rows of a header, the first of a sheet being 1. """
    columns: list[ColumnUnderstood]
    """ The columns, from the left. """
    left_out_counts: SheetUnderstoodLeftOutCounts
    """ Rows that are not read, by why. """
    left_out_texts: SheetUnderstoodLeftOutTexts
    """ The reasons among these in words. """
    left_out: list[RowLeftOut]
    """ The first of them. """
    sample: list[Sample]
    """ The first rows as they are read; none once the rows are stored. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        rows = self.rows

        title = self.title

        header = self.header.to_dict()

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        left_out_counts = self.left_out_counts.to_dict()

        left_out_texts = self.left_out_texts.to_dict()

        left_out = []
        for left_out_item_data in self.left_out:
            left_out_item = left_out_item_data.to_dict()
            left_out.append(left_out_item)

        sample = []
        for sample_item_data in self.sample:
            sample_item = sample_item_data.to_dict()
            sample.append(sample_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "rows": rows,
                "title": title,
                "header": header,
                "columns": columns,
                "leftOutCounts": left_out_counts,
                "leftOutTexts": left_out_texts,
                "leftOut": left_out,
                "sample": sample,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.column_understood import ColumnUnderstood  # noqa: PLC0415
        from ..models.header_rows import HeaderRows  # noqa: PLC0415
        from ..models.row_left_out import RowLeftOut  # noqa: PLC0415
        from ..models.sample import Sample  # noqa: PLC0415
        from ..models.sheet_understood_left_out_counts import (
            SheetUnderstoodLeftOutCounts,  # noqa: PLC0415
        )
        from ..models.sheet_understood_left_out_texts import SheetUnderstoodLeftOutTexts  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        rows = d.pop("rows")

        title = cast(list[str], d.pop("title"))

        header = HeaderRows.from_dict(d.pop("header"))

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = ColumnUnderstood.from_dict(columns_item_data)

            columns.append(columns_item)

        left_out_counts = SheetUnderstoodLeftOutCounts.from_dict(d.pop("leftOutCounts"))

        left_out_texts = SheetUnderstoodLeftOutTexts.from_dict(d.pop("leftOutTexts"))

        left_out = []
        _left_out = d.pop("leftOut")
        for left_out_item_data in _left_out:
            left_out_item = RowLeftOut.from_dict(left_out_item_data)

            left_out.append(left_out_item)

        sample = []
        _sample = d.pop("sample")
        for sample_item_data in _sample:
            sample_item = Sample.from_dict(sample_item_data)

            sample.append(sample_item)

        sheet_understood = cls(
            name=name,
            rows=rows,
            title=title,
            header=header,
            columns=columns,
            left_out_counts=left_out_counts,
            left_out_texts=left_out_texts,
            left_out=left_out,
            sample=sample,
        )

        sheet_understood.additional_properties = d
        return sheet_understood

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
