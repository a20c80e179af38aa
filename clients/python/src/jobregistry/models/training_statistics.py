from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.dimension import Dimension
from ..models.granularity import Granularity

if TYPE_CHECKING:
    from ..models.cell import Cell


T = TypeVar("T", bound="TrainingStatistics")


@_attrs_define
class TrainingStatistics:
    """Statistics of training.

    Example:
        {'asOf': '2026-11-23', 'by': ['sex'], 'columns': [], 'data': [], 'exact': True, 'from': '2026-01-01', 'period':
            None, 'rounding': None, 'rows': [], 'smallestCell': None, 'to': '2026-12-31', 'total': {'certified': 50,
            'completed': 52, 'dueAt6Months': 40, 'employedAt6Months': 27, 'employmentRate': {'denominator': 36, 'numerator':
            27, 'unavailable': None, 'value': 0.75}, 'key': [], 'medianIncomeAfter': {'unavailable': 'NO_DATA', 'value':
            None}, 'medianIncomeBefore': {'unavailable': None, 'value': {'amount': '3000000', 'currency': 'VND'}},
            'suppressed': False, 'tracedAt6Months': 36, 'tracingCoverage': {'denominator': 40, 'numerator': 36,
            'unavailable': None, 'value': 0.9}, 'trained': 60}}

    """

    as_of: datetime.date
    """ A day, as in `2026-03-02`. """
    from_: datetime.date | None
    to: datetime.date | None
    by: list[Dimension]
    """ What the figures are told apart by. """
    period: Granularity | None
    exact: bool
    """ Whether the figures are exact: those of the caller's own reach. Others are suppressed
    and rounded. """
    smallest_cell: int | None
    """ Fewer persons than this are not published; none in exact figures. """
    rounding: int | None
    """ Counts are rounded to multiples of this; none in exact figures. """
    data: list[Cell]
    """ A cell for each combination of values that occurs. """
    rows: list[Cell]
    """ Totals by the first dimension, when there are two. """
    columns: list[Cell]
    """ Totals by the second dimension, when there are two. """
    total: Cell
    """ The figures of one combination of values. A count that is null is suppressed. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        as_of = self.as_of.isoformat()

        from_: None | str
        if isinstance(self.from_, datetime.date):
            from_ = self.from_.isoformat()
        else:
            from_ = self.from_

        to: None | str
        if isinstance(self.to, datetime.date):
            to = self.to.isoformat()
        else:
            to = self.to

        by = []
        for by_item_data in self.by:
            by_item = by_item_data.value
            by.append(by_item)

        period: None | str
        if isinstance(self.period, Granularity):
            period = self.period.value
        else:
            period = self.period

        exact = self.exact

        smallest_cell: int | None
        smallest_cell = self.smallest_cell

        rounding: int | None
        rounding = self.rounding

        data = []
        for data_item_data in self.data:
            data_item = data_item_data.to_dict()
            data.append(data_item)

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        total = self.total.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "asOf": as_of,
                "from": from_,
                "to": to,
                "by": by,
                "period": period,
                "exact": exact,
                "smallestCell": smallest_cell,
                "rounding": rounding,
                "data": data,
                "rows": rows,
                "columns": columns,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cell import Cell  # noqa: PLC0415

        d = dict(src_dict)
        as_of = datetime.date.fromisoformat(d.pop("asOf"))

        def _parse_from_(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                from_type_0 = datetime.date.fromisoformat(data)

                return from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        from_ = _parse_from_(d.pop("from"))

        def _parse_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                to_type_0 = datetime.date.fromisoformat(data)

                return to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        to = _parse_to(d.pop("to"))

        by = []
        _by = d.pop("by")
        for by_item_data in _by:
            by_item = Dimension(by_item_data)

            by.append(by_item)

        def _parse_period(data: object) -> Granularity | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                period_type_0 = Granularity(data)

                return period_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Granularity | None, data)

        period = _parse_period(d.pop("period"))

        exact = d.pop("exact")

        def _parse_smallest_cell(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        smallest_cell = _parse_smallest_cell(d.pop("smallestCell"))

        def _parse_rounding(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rounding = _parse_rounding(d.pop("rounding"))

        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = Cell.from_dict(data_item_data)

            data.append(data_item)

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = Cell.from_dict(rows_item_data)

            rows.append(rows_item)

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = Cell.from_dict(columns_item_data)

            columns.append(columns_item)

        total = Cell.from_dict(d.pop("total"))

        training_statistics = cls(
            as_of=as_of,
            from_=from_,
            to=to,
            by=by,
            period=period,
            exact=exact,
            smallest_cell=smallest_cell,
            rounding=rounding,
            data=data,
            rows=rows,
            columns=columns,
            total=total,
        )

        training_statistics.additional_properties = d
        return training_statistics

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
