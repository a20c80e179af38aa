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

    key: list[Member]
    """ The values, in the order of `by`. """
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
    trained: int | None | Unset = UNSET
    """ Enrolments whose training began in the period. """
    completed: int | None | Unset = UNSET
    """ Enrolments completed in the period. """
    certified: int | None | Unset = UNSET
    """ Of those completed, with a certificate that stands. """
    due_at_6_months: int | None | Unset = UNSET
    """ Of those completed, those whose checkpoint at 6 months has come. """
    traced_at_6_months: int | None | Unset = UNSET
    """ Of those due, with a latest confirmed outcome that says more than "not reached". """
    employed_at_6_months: int | None | Unset = UNSET
    """ Of those traced, employed. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = []
        for key_item_data in self.key:
            key_item = key_item_data.to_dict()
            key.append(key_item)

        tracing_coverage = self.tracing_coverage.to_dict()

        employment_rate = self.employment_rate.to_dict()

        median_income_before = self.median_income_before.to_dict()

        median_income_after = self.median_income_after.to_dict()

        suppressed = self.suppressed

        trained: int | None | Unset
        if isinstance(self.trained, Unset):
            trained = UNSET
        else:
            trained = self.trained

        completed: int | None | Unset
        if isinstance(self.completed, Unset):
            completed = UNSET
        else:
            completed = self.completed

        certified: int | None | Unset
        if isinstance(self.certified, Unset):
            certified = UNSET
        else:
            certified = self.certified

        due_at_6_months: int | None | Unset
        if isinstance(self.due_at_6_months, Unset):
            due_at_6_months = UNSET
        else:
            due_at_6_months = self.due_at_6_months

        traced_at_6_months: int | None | Unset
        if isinstance(self.traced_at_6_months, Unset):
            traced_at_6_months = UNSET
        else:
            traced_at_6_months = self.traced_at_6_months

        employed_at_6_months: int | None | Unset
        if isinstance(self.employed_at_6_months, Unset):
            employed_at_6_months = UNSET
        else:
            employed_at_6_months = self.employed_at_6_months

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "tracingCoverage": tracing_coverage,
                "employmentRate": employment_rate,
                "medianIncomeBefore": median_income_before,
                "medianIncomeAfter": median_income_after,
                "suppressed": suppressed,
            }
        )
        if trained is not UNSET:
            field_dict["trained"] = trained
        if completed is not UNSET:
            field_dict["completed"] = completed
        if certified is not UNSET:
            field_dict["certified"] = certified
        if due_at_6_months is not UNSET:
            field_dict["dueAt6Months"] = due_at_6_months
        if traced_at_6_months is not UNSET:
            field_dict["tracedAt6Months"] = traced_at_6_months
        if employed_at_6_months is not UNSET:
            field_dict["employedAt6Months"] = employed_at_6_months

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

        tracing_coverage = Rate.from_dict(d.pop("tracingCoverage"))

        employment_rate = Rate.from_dict(d.pop("employmentRate"))

        median_income_before = Median.from_dict(d.pop("medianIncomeBefore"))

        median_income_after = Median.from_dict(d.pop("medianIncomeAfter"))

        suppressed = d.pop("suppressed")

        def _parse_trained(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        trained = _parse_trained(d.pop("trained", UNSET))

        def _parse_completed(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        completed = _parse_completed(d.pop("completed", UNSET))

        def _parse_certified(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        certified = _parse_certified(d.pop("certified", UNSET))

        def _parse_due_at_6_months(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        due_at_6_months = _parse_due_at_6_months(d.pop("dueAt6Months", UNSET))

        def _parse_traced_at_6_months(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        traced_at_6_months = _parse_traced_at_6_months(d.pop("tracedAt6Months", UNSET))

        def _parse_employed_at_6_months(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        employed_at_6_months = _parse_employed_at_6_months(d.pop("employedAt6Months", UNSET))

        cell = cls(
            key=key,
            tracing_coverage=tracing_coverage,
            employment_rate=employment_rate,
            median_income_before=median_income_before,
            median_income_after=median_income_after,
            suppressed=suppressed,
            trained=trained,
            completed=completed,
            certified=certified,
            due_at_6_months=due_at_6_months,
            traced_at_6_months=traced_at_6_months,
            employed_at_6_months=employed_at_6_months,
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
