from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.money import Money


T = TypeVar("T", bound="OutcomeView")


@_attrs_define
class OutcomeView:
    """An outcome as clients see it. An employer does not see what concerns the household: income
    before, poverty, and the note.

        Example:
            {'becameBetterOff': None, 'checkpointMonths': 6, 'communeId': '01980000-0000-7000-8000-000000000004',
                'confirmed': False, 'confirmedAt': None, 'confirmedDate': None, 'createdAt': '2026-09-21T02:00:00Z', 'demo':
                False, 'employerName': None, 'enrolmentId': '01980000-0000-7000-8000-000000000001', 'enterpriseId': None,
                'escapedPoverty': None, 'id': '01980000-0000-7000-8000-000000000009', 'incomeAfter': {'amount': '6200000',
                'currency': 'VND'}, 'incomeBefore': None, 'kind': 'SELF_EMPLOYED', 'note': None, 'observedDate': '2026-09-20',
                'provenance': 'SURVEY', 'relatedToTraining': True, 'schoolId': '01980000-0000-7000-8000-000000000003',
                'traineeId': '01980000-0000-7000-8000-000000000002', 'version': 1}

    """

    checkpoint_months: int
    commune_id: UUID
    confirmed: bool
    """ Only confirmed outcomes count in statistics. """
    created_at: datetime.datetime
    demo: bool
    """ Made up for a demonstration. """
    enrolment_id: UUID
    id: UUID
    kind: str
    observed_date: datetime.date
    provenance: str
    school_id: UUID
    trainee_id: UUID
    version: int
    became_better_off: bool | None | Unset = UNSET
    confirmed_at: datetime.datetime | None | Unset = UNSET
    confirmed_date: datetime.date | None | Unset = UNSET
    employer_name: None | str | Unset = UNSET
    enterprise_id: None | Unset | UUID = UNSET
    escaped_poverty: bool | None | Unset = UNSET
    income_after: Money | None | Unset = UNSET
    income_before: Money | None | Unset = UNSET
    note: None | str | Unset = UNSET
    related_to_training: bool | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        checkpoint_months = self.checkpoint_months

        commune_id = str(self.commune_id)

        confirmed = self.confirmed

        created_at = self.created_at.isoformat()

        demo = self.demo

        enrolment_id = str(self.enrolment_id)

        id = str(self.id)

        kind = self.kind

        observed_date = self.observed_date.isoformat()

        provenance = self.provenance

        school_id = str(self.school_id)

        trainee_id = str(self.trainee_id)

        version = self.version

        became_better_off: bool | None | Unset
        if isinstance(self.became_better_off, Unset):
            became_better_off = UNSET
        else:
            became_better_off = self.became_better_off

        confirmed_at: None | str | Unset
        if isinstance(self.confirmed_at, Unset):
            confirmed_at = UNSET
        elif isinstance(self.confirmed_at, datetime.datetime):
            confirmed_at = self.confirmed_at.isoformat()
        else:
            confirmed_at = self.confirmed_at

        confirmed_date: None | str | Unset
        if isinstance(self.confirmed_date, Unset):
            confirmed_date = UNSET
        elif isinstance(self.confirmed_date, datetime.date):
            confirmed_date = self.confirmed_date.isoformat()
        else:
            confirmed_date = self.confirmed_date

        employer_name: None | str | Unset
        if isinstance(self.employer_name, Unset):
            employer_name = UNSET
        else:
            employer_name = self.employer_name

        enterprise_id: None | str | Unset
        if isinstance(self.enterprise_id, Unset):
            enterprise_id = UNSET
        elif isinstance(self.enterprise_id, UUID):
            enterprise_id = str(self.enterprise_id)
        else:
            enterprise_id = self.enterprise_id

        escaped_poverty: bool | None | Unset
        if isinstance(self.escaped_poverty, Unset):
            escaped_poverty = UNSET
        else:
            escaped_poverty = self.escaped_poverty

        income_after: dict[str, Any] | None | Unset
        if isinstance(self.income_after, Unset):
            income_after = UNSET
        elif isinstance(self.income_after, Money):
            income_after = self.income_after.to_dict()
        else:
            income_after = self.income_after

        income_before: dict[str, Any] | None | Unset
        if isinstance(self.income_before, Unset):
            income_before = UNSET
        elif isinstance(self.income_before, Money):
            income_before = self.income_before.to_dict()
        else:
            income_before = self.income_before

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        related_to_training: bool | None | Unset
        if isinstance(self.related_to_training, Unset):
            related_to_training = UNSET
        else:
            related_to_training = self.related_to_training

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "checkpointMonths": checkpoint_months,
                "communeId": commune_id,
                "confirmed": confirmed,
                "createdAt": created_at,
                "demo": demo,
                "enrolmentId": enrolment_id,
                "id": id,
                "kind": kind,
                "observedDate": observed_date,
                "provenance": provenance,
                "schoolId": school_id,
                "traineeId": trainee_id,
                "version": version,
            }
        )
        if became_better_off is not UNSET:
            field_dict["becameBetterOff"] = became_better_off
        if confirmed_at is not UNSET:
            field_dict["confirmedAt"] = confirmed_at
        if confirmed_date is not UNSET:
            field_dict["confirmedDate"] = confirmed_date
        if employer_name is not UNSET:
            field_dict["employerName"] = employer_name
        if enterprise_id is not UNSET:
            field_dict["enterpriseId"] = enterprise_id
        if escaped_poverty is not UNSET:
            field_dict["escapedPoverty"] = escaped_poverty
        if income_after is not UNSET:
            field_dict["incomeAfter"] = income_after
        if income_before is not UNSET:
            field_dict["incomeBefore"] = income_before
        if note is not UNSET:
            field_dict["note"] = note
        if related_to_training is not UNSET:
            field_dict["relatedToTraining"] = related_to_training

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)
        checkpoint_months = d.pop("checkpointMonths")

        commune_id = UUID(d.pop("communeId"))

        confirmed = d.pop("confirmed")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        demo = d.pop("demo")

        enrolment_id = UUID(d.pop("enrolmentId"))

        id = UUID(d.pop("id"))

        kind = d.pop("kind")

        observed_date = datetime.date.fromisoformat(d.pop("observedDate"))

        provenance = d.pop("provenance")

        school_id = UUID(d.pop("schoolId"))

        trainee_id = UUID(d.pop("traineeId"))

        version = d.pop("version")

        def _parse_became_better_off(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        became_better_off = _parse_became_better_off(d.pop("becameBetterOff", UNSET))

        def _parse_confirmed_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_at_type_0 = datetime.datetime.fromisoformat(data)

                return confirmed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        confirmed_at = _parse_confirmed_at(d.pop("confirmedAt", UNSET))

        def _parse_confirmed_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_date_type_0 = datetime.date.fromisoformat(data)

                return confirmed_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        confirmed_date = _parse_confirmed_date(d.pop("confirmedDate", UNSET))

        def _parse_employer_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        employer_name = _parse_employer_name(d.pop("employerName", UNSET))

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

        def _parse_escaped_poverty(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        escaped_poverty = _parse_escaped_poverty(d.pop("escapedPoverty", UNSET))

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

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        def _parse_related_to_training(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        related_to_training = _parse_related_to_training(d.pop("relatedToTraining", UNSET))

        outcome_view = cls(
            checkpoint_months=checkpoint_months,
            commune_id=commune_id,
            confirmed=confirmed,
            created_at=created_at,
            demo=demo,
            enrolment_id=enrolment_id,
            id=id,
            kind=kind,
            observed_date=observed_date,
            provenance=provenance,
            school_id=school_id,
            trainee_id=trainee_id,
            version=version,
            became_better_off=became_better_off,
            confirmed_at=confirmed_at,
            confirmed_date=confirmed_date,
            employer_name=employer_name,
            enterprise_id=enterprise_id,
            escaped_poverty=escaped_poverty,
            income_after=income_after,
            income_before=income_before,
            note=note,
            related_to_training=related_to_training,
        )

        outcome_view.additional_properties = d
        return outcome_view

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
