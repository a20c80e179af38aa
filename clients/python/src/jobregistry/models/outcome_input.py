from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.checkpoint import Checkpoint
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


T = TypeVar("T", bound="OutcomeInput")


@_attrs_define
class OutcomeInput:
    """An outcome as clients send it.

    Example:
        {'checkpointMonths': 6, 'employerName': 'Hợp tác xã Chè Mộc Châu (demo)', 'enrolmentId':
            '01980000-0000-7000-8000-000000000001', 'escapedPoverty': True, 'incomeAfter': {'amount': '6200000', 'currency':
            'VND'}, 'incomeBefore': {'amount': '3500000', 'currency': 'VND'}, 'kind': 'HIRED', 'observedDate': '2026-09-20',
            'provenance': 'SURVEY', 'relatedToTraining': True}

    """

    enrolment_id: UUID
    """ The id of a record, for good. """
    checkpoint_months: Checkpoint
    """ Months after the training. """
    kind: str
    """ Code list `outcome-kinds`. """
    provenance: str
    """ How it is known: code list `outcome-provenances`. """
    observed_date: datetime.date
    """ A day, as in `2026-03-02`. """
    enterprise_id: None | Unset | UUID = UNSET
    employer_name: None | str | Unset = UNSET
    """ The employer or buyer, when it is not registered. """
    income_before: Money | None | Unset = UNSET
    income_after: Money | None | Unset = UNSET
    related_to_training: bool | None | Unset = UNSET
    """ Whether the work uses what was taught. """
    escaped_poverty: bool | None | Unset = UNSET
    """ Whether the household has left poverty (thoát nghèo). """
    became_better_off: bool | None | Unset = UNSET
    """ Whether the household has become better-off (hộ khá). """
    note: None | str | Unset = UNSET
    """ What else there is to say, without personal data. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        enrolment_id = str(self.enrolment_id)

        checkpoint_months = self.checkpoint_months.value

        kind = self.kind

        provenance = self.provenance

        observed_date = self.observed_date.isoformat()

        enterprise_id: None | str | Unset
        if isinstance(self.enterprise_id, Unset):
            enterprise_id = UNSET
        elif isinstance(self.enterprise_id, UUID):
            enterprise_id = str(self.enterprise_id)
        else:
            enterprise_id = self.enterprise_id

        employer_name: None | str | Unset
        if isinstance(self.employer_name, Unset):
            employer_name = UNSET
        else:
            employer_name = self.employer_name

        income_before: dict[str, Any] | None | Unset
        if isinstance(self.income_before, Unset):
            income_before = UNSET
        elif isinstance(self.income_before, Money):
            income_before = self.income_before.to_dict()
        else:
            income_before = self.income_before

        income_after: dict[str, Any] | None | Unset
        if isinstance(self.income_after, Unset):
            income_after = UNSET
        elif isinstance(self.income_after, Money):
            income_after = self.income_after.to_dict()
        else:
            income_after = self.income_after

        related_to_training: bool | None | Unset
        if isinstance(self.related_to_training, Unset):
            related_to_training = UNSET
        else:
            related_to_training = self.related_to_training

        escaped_poverty: bool | None | Unset
        if isinstance(self.escaped_poverty, Unset):
            escaped_poverty = UNSET
        else:
            escaped_poverty = self.escaped_poverty

        became_better_off: bool | None | Unset
        if isinstance(self.became_better_off, Unset):
            became_better_off = UNSET
        else:
            became_better_off = self.became_better_off

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "enrolmentId": enrolment_id,
                "checkpointMonths": checkpoint_months,
                "kind": kind,
                "provenance": provenance,
                "observedDate": observed_date,
            }
        )
        if enterprise_id is not UNSET:
            field_dict["enterpriseId"] = enterprise_id
        if employer_name is not UNSET:
            field_dict["employerName"] = employer_name
        if income_before is not UNSET:
            field_dict["incomeBefore"] = income_before
        if income_after is not UNSET:
            field_dict["incomeAfter"] = income_after
        if related_to_training is not UNSET:
            field_dict["relatedToTraining"] = related_to_training
        if escaped_poverty is not UNSET:
            field_dict["escapedPoverty"] = escaped_poverty
        if became_better_off is not UNSET:
            field_dict["becameBetterOff"] = became_better_off
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)
        enrolment_id = UUID(d.pop("enrolmentId"))

        checkpoint_months = Checkpoint(d.pop("checkpointMonths"))

        kind = d.pop("kind")

        provenance = d.pop("provenance")

        observed_date = datetime.date.fromisoformat(d.pop("observedDate"))

        def _parse_enterprise_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                enterprise_id_type_0 = UUID(data)

                return enterprise_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        enterprise_id = _parse_enterprise_id(d.pop("enterpriseId", UNSET))

        def _parse_employer_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        employer_name = _parse_employer_name(d.pop("employerName", UNSET))

        def _parse_income_before(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                income_before_type_0 = Money.from_dict(data)

                return income_before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        income_before = _parse_income_before(d.pop("incomeBefore", UNSET))

        def _parse_income_after(data: object) -> Money | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                income_after_type_0 = Money.from_dict(data)

                return income_after_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None | Unset, data)

        income_after = _parse_income_after(d.pop("incomeAfter", UNSET))

        def _parse_related_to_training(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        related_to_training = _parse_related_to_training(d.pop("relatedToTraining", UNSET))

        def _parse_escaped_poverty(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        escaped_poverty = _parse_escaped_poverty(d.pop("escapedPoverty", UNSET))

        def _parse_became_better_off(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        became_better_off = _parse_became_better_off(d.pop("becameBetterOff", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        outcome_input = cls(
            enrolment_id=enrolment_id,
            checkpoint_months=checkpoint_months,
            kind=kind,
            provenance=provenance,
            observed_date=observed_date,
            enterprise_id=enterprise_id,
            employer_name=employer_name,
            income_before=income_before,
            income_after=income_after,
            related_to_training=related_to_training,
            escaped_poverty=escaped_poverty,
            became_better_off=became_better_off,
            note=note,
        )

        return outcome_input
