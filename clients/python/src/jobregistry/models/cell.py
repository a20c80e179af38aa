from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.median import Median
    from ..models.member import Member
    from ..models.rate import Rate


T = TypeVar("T", bound="Cell")


@_attrs_define
class Cell:
    """The figures of one combination of values. A count that is null is suppressed."""

    key: list[Member]
    """ The values, in the order of `by`. """
    trained: int | None
    """ Enrolments whose training began in the period. """
    completed: int | None
    """ Enrolments completed in the period. """
    certified: int | None
    """ Of those completed, with a certificate that stands. """
    due_at_6_months: int | None
    """ Of those completed, those whose checkpoint at 6 months has come. """
    traced_at_6_months: int | None
    """ Of those due, with a latest confirmed outcome that says more than "not reached". """
    employed_at_6_months: int | None
    """ Of those traced, employed. """
    tracing_coverage: Rate
    """ A share. Without a denominator there is none. """
    employment_rate: Rate
    """ A share. Without a denominator there is none. """
    median_income_before: Median
    """ The middle of the incomes. """
    median_income_after: Median
    """ The middle of the incomes. """
    suppressed: bool
    """ Whether some figure of the cell is withheld because few persons are behind it or others. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = []
        for key_item_data in self.key:
            key_item = key_item_data.to_dict()
            key.append(key_item)

        trained: int | None
        trained = self.trained

        completed: int | None
        completed = self.completed

        certified: int | None
        certified = self.certified

        due_at_6_months: int | None
        due_at_6_months = self.due_at_6_months

        traced_at_6_months: int | None
        traced_at_6_months = self.traced_at_6_months

        employed_at_6_months: int | None
        employed_at_6_months = self.employed_at_6_months

        tracing_coverage = self.tracing_coverage.to_dict()

        employment_rate = self.employment_rate.to_dict()

        median_income_before = self.median_income_before.to_dict()

        median_income_after = self.median_income_after.to_dict()

        suppressed = self.suppressed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "trained": trained,
                "completed": completed,
                "certified": certified,
                "dueAt6Months": due_at_6_months,
                "tracedAt6Months": traced_at_6_months,
                "employedAt6Months": employed_at_6_months,
                "tracingCoverage": tracing_coverage,
                "employmentRate": employment_rate,
                "medianIncomeBefore": median_income_before,
                "medianIncomeAfter": median_income_after,
                "suppressed": suppressed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.median import Median  # noqa: PLC0415
        from ..models.member import Member  # noqa: PLC0415
        from ..models.rate import Rate  # noqa: PLC0415

        d = dict(src_dict)
        key = []
        _key = d.pop("key")
        for key_item_data in _key:
            key_item = Member.from_dict(key_item_data)

            key.append(key_item)

        def _parse_trained(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        trained = _parse_trained(d.pop("trained"))

        def _parse_completed(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        completed = _parse_completed(d.pop("completed"))

        def _parse_certified(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        certified = _parse_certified(d.pop("certified"))

        def _parse_due_at_6_months(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        due_at_6_months = _parse_due_at_6_months(d.pop("dueAt6Months"))

        def _parse_traced_at_6_months(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        traced_at_6_months = _parse_traced_at_6_months(d.pop("tracedAt6Months"))

        def _parse_employed_at_6_months(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        employed_at_6_months = _parse_employed_at_6_months(d.pop("employedAt6Months"))

        tracing_coverage = Rate.from_dict(d.pop("tracingCoverage"))

        employment_rate = Rate.from_dict(d.pop("employmentRate"))

        median_income_before = Median.from_dict(d.pop("medianIncomeBefore"))

        median_income_after = Median.from_dict(d.pop("medianIncomeAfter"))

        suppressed = d.pop("suppressed")

        cell = cls(
            key=key,
            trained=trained,
            completed=completed,
            certified=certified,
            due_at_6_months=due_at_6_months,
            traced_at_6_months=traced_at_6_months,
            employed_at_6_months=employed_at_6_months,
            tracing_coverage=tracing_coverage,
            employment_rate=employment_rate,
            median_income_before=median_income_before,
            median_income_after=median_income_after,
            suppressed=suppressed,
        )

        cell.additional_properties = d
        return cell

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
