from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.median import Median
    from ..models.member import Member
    from ..models.rate import Rate


T = TypeVar("T", bound="Cell")


@_attrs_define
class Cell:
    """The figures of one combination of values. A count that is null is suppressed."""

    employment_rate: Rate
    """ A share. Without a denominator there is none. """
    key: list[Member]
    """ The values, in the order of `by`. """
    median_income_after: Median
    """ The middle of the incomes. """
    median_income_before: Median
    """ The middle of the incomes. """
    suppressed: bool
    """ Whether some figure of the cell is withheld because few persons are behind it or others. """
    tracing_coverage: Rate
    """ A share. Without a denominator there is none. """
    certified: int | None | Unset = UNSET
    """ Of those completed, with a certificate that stands. """
    completed: int | None | Unset = UNSET
    """ Enrolments completed in the period. """
    due_at_6_months: int | None | Unset = UNSET
    """ Of those completed, those whose checkpoint at 6 months has come. """
    employed_at_6_months: int | None | Unset = UNSET
    """ Of those traced, employed. """
    traced_at_6_months: int | None | Unset = UNSET
    """ Of those due, with a latest confirmed outcome that says more than "not reached". """
    trained: int | None | Unset = UNSET
    """ Enrolments whose training began in the period. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        employment_rate = self.employment_rate.to_dict()

        key = []
        for key_item_data in self.key:
            key_item = key_item_data.to_dict()
            key.append(key_item)

        median_income_after = self.median_income_after.to_dict()

        median_income_before = self.median_income_before.to_dict()

        suppressed = self.suppressed

        tracing_coverage = self.tracing_coverage.to_dict()

        certified: int | None | Unset
        if isinstance(self.certified, Unset):
            certified = UNSET
        else:
            certified = self.certified

        completed: int | None | Unset
        if isinstance(self.completed, Unset):
            completed = UNSET
        else:
            completed = self.completed

        due_at_6_months: int | None | Unset
        if isinstance(self.due_at_6_months, Unset):
            due_at_6_months = UNSET
        else:
            due_at_6_months = self.due_at_6_months

        employed_at_6_months: int | None | Unset
        if isinstance(self.employed_at_6_months, Unset):
            employed_at_6_months = UNSET
        else:
            employed_at_6_months = self.employed_at_6_months

        traced_at_6_months: int | None | Unset
        if isinstance(self.traced_at_6_months, Unset):
            traced_at_6_months = UNSET
        else:
            traced_at_6_months = self.traced_at_6_months

        trained: int | None | Unset
        if isinstance(self.trained, Unset):
            trained = UNSET
        else:
            trained = self.trained

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "employmentRate": employment_rate,
                "key": key,
                "medianIncomeAfter": median_income_after,
                "medianIncomeBefore": median_income_before,
                "suppressed": suppressed,
                "tracingCoverage": tracing_coverage,
            }
        )
        if certified is not UNSET:
            field_dict["certified"] = certified
        if completed is not UNSET:
            field_dict["completed"] = completed
        if due_at_6_months is not UNSET:
            field_dict["dueAt6Months"] = due_at_6_months
        if employed_at_6_months is not UNSET:
            field_dict["employedAt6Months"] = employed_at_6_months
        if traced_at_6_months is not UNSET:
            field_dict["tracedAt6Months"] = traced_at_6_months
        if trained is not UNSET:
            field_dict["trained"] = trained

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.median import Median  # noqa: PLC0415
        from ..models.member import Member  # noqa: PLC0415
        from ..models.rate import Rate  # noqa: PLC0415

        d = dict(src_dict)
        employment_rate = Rate.from_dict(d.pop("employmentRate"))

        key = []
        _key = d.pop("key")
        for key_item_data in _key:
            key_item = Member.from_dict(key_item_data)

            key.append(key_item)

        median_income_after = Median.from_dict(d.pop("medianIncomeAfter"))

        median_income_before = Median.from_dict(d.pop("medianIncomeBefore"))

        suppressed = d.pop("suppressed")

        tracing_coverage = Rate.from_dict(d.pop("tracingCoverage"))

        def _parse_certified(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        certified = _parse_certified(d.pop("certified", UNSET))

        def _parse_completed(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        completed = _parse_completed(d.pop("completed", UNSET))

        def _parse_due_at_6_months(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        due_at_6_months = _parse_due_at_6_months(d.pop("dueAt6Months", UNSET))

        def _parse_employed_at_6_months(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        employed_at_6_months = _parse_employed_at_6_months(d.pop("employedAt6Months", UNSET))

        def _parse_traced_at_6_months(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        traced_at_6_months = _parse_traced_at_6_months(d.pop("tracedAt6Months", UNSET))

        def _parse_trained(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        trained = _parse_trained(d.pop("trained", UNSET))

        cell = cls(
            employment_rate=employment_rate,
            key=key,
            median_income_after=median_income_after,
            median_income_before=median_income_before,
            suppressed=suppressed,
            tracing_coverage=tracing_coverage,
            certified=certified,
            completed=completed,
            due_at_6_months=due_at_6_months,
            employed_at_6_months=employed_at_6_months,
            traced_at_6_months=traced_at_6_months,
            trained=trained,
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
