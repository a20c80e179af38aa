from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

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
                'traineeId': '01980000-0000-7000-8000-000000000002', 'version': 1, 'withdrawnAt': None}

    """

    id: UUID
    """ The id of a record, for good. """
    enrolment_id: UUID
    """ The id of a record, for good. """
    trainee_id: UUID
    """ The id of a record, for good. """
    school_id: UUID
    """ The id of a record, for good. """
    commune_id: None | UUID
    checkpoint_months: int
    """ Months after the training. """
    kind: str
    """ Code list `outcome-kinds`. """
    provenance: str
    """ Code list `outcome-provenances`. """
    observed_date: datetime.date
    """ A day, as in `2026-03-02`. """
    enterprise_id: None | UUID
    employer_name: None | str
    """ Name of the employer, where it is no enterprise of the registry. """
    income_before: Money | None
    income_after: Money | None
    related_to_training: bool | None
    """ Whether the work is what was learnt. """
    escaped_poverty: bool | None
    """ Whether the household is poor no longer. """
    became_better_off: bool | None
    """ Whether the household has become better off. """
    note: None | str
    """ What else there is to say, without personal data. """
    confirmed: bool
    """ Only confirmed outcomes count in statistics. """
    confirmed_at: datetime.datetime | None
    confirmed_date: datetime.date | None
    withdrawn_at: datetime.datetime | None
    demo: bool
    """ Made up for a demonstration. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.money import Money  # noqa: PLC0415

        id = str(self.id)

        enrolment_id = str(self.enrolment_id)

        trainee_id = str(self.trainee_id)

        school_id = str(self.school_id)

        commune_id: None | str
        if isinstance(self.commune_id, UUID):
            commune_id = str(self.commune_id)
        else:
            commune_id = self.commune_id

        checkpoint_months = self.checkpoint_months

        kind = self.kind

        provenance = self.provenance

        observed_date = self.observed_date.isoformat()

        enterprise_id: None | str
        if isinstance(self.enterprise_id, UUID):
            enterprise_id = str(self.enterprise_id)
        else:
            enterprise_id = self.enterprise_id

        employer_name: None | str
        employer_name = self.employer_name

        income_before: dict[str, Any] | None
        if isinstance(self.income_before, Money):
            income_before = self.income_before.to_dict()
        else:
            income_before = self.income_before

        income_after: dict[str, Any] | None
        if isinstance(self.income_after, Money):
            income_after = self.income_after.to_dict()
        else:
            income_after = self.income_after

        related_to_training: bool | None
        related_to_training = self.related_to_training

        escaped_poverty: bool | None
        escaped_poverty = self.escaped_poverty

        became_better_off: bool | None
        became_better_off = self.became_better_off

        note: None | str
        note = self.note

        confirmed = self.confirmed

        confirmed_at: None | str
        if isinstance(self.confirmed_at, datetime.datetime):
            confirmed_at = self.confirmed_at.isoformat()
        else:
            confirmed_at = self.confirmed_at

        confirmed_date: None | str
        if isinstance(self.confirmed_date, datetime.date):
            confirmed_date = self.confirmed_date.isoformat()
        else:
            confirmed_date = self.confirmed_date

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        demo = self.demo

        version = self.version

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "enrolmentId": enrolment_id,
                "traineeId": trainee_id,
                "schoolId": school_id,
                "communeId": commune_id,
                "checkpointMonths": checkpoint_months,
                "kind": kind,
                "provenance": provenance,
                "observedDate": observed_date,
                "enterpriseId": enterprise_id,
                "employerName": employer_name,
                "incomeBefore": income_before,
                "incomeAfter": income_after,
                "relatedToTraining": related_to_training,
                "escapedPoverty": escaped_poverty,
                "becameBetterOff": became_better_off,
                "note": note,
                "confirmed": confirmed,
                "confirmedAt": confirmed_at,
                "confirmedDate": confirmed_date,
                "withdrawnAt": withdrawn_at,
                "demo": demo,
                "version": version,
                "createdAt": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.money import Money  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        enrolment_id = UUID(d.pop("enrolmentId"))

        trainee_id = UUID(d.pop("traineeId"))

        school_id = UUID(d.pop("schoolId"))

        def _parse_commune_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                commune_id_type_0 = UUID(data)

                return commune_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        commune_id = _parse_commune_id(d.pop("communeId"))

        checkpoint_months = d.pop("checkpointMonths")

        kind = d.pop("kind")

        provenance = d.pop("provenance")

        observed_date = datetime.date.fromisoformat(d.pop("observedDate"))

        def _parse_enterprise_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                enterprise_id_type_0 = UUID(data)

                return enterprise_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        enterprise_id = _parse_enterprise_id(d.pop("enterpriseId"))

        def _parse_employer_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        employer_name = _parse_employer_name(d.pop("employerName"))

        def _parse_income_before(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                income_before_type_0 = Money.from_dict(data)

                return income_before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        income_before = _parse_income_before(d.pop("incomeBefore"))

        def _parse_income_after(data: object) -> Money | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                income_after_type_0 = Money.from_dict(data)

                return income_after_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Money | None, data)

        income_after = _parse_income_after(d.pop("incomeAfter"))

        def _parse_related_to_training(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        related_to_training = _parse_related_to_training(d.pop("relatedToTraining"))

        def _parse_escaped_poverty(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        escaped_poverty = _parse_escaped_poverty(d.pop("escapedPoverty"))

        def _parse_became_better_off(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        became_better_off = _parse_became_better_off(d.pop("becameBetterOff"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        confirmed = d.pop("confirmed")

        def _parse_confirmed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_at_type_0 = datetime.datetime.fromisoformat(data)

                return confirmed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        confirmed_at = _parse_confirmed_at(d.pop("confirmedAt"))

        def _parse_confirmed_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_date_type_0 = datetime.date.fromisoformat(data)

                return confirmed_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        confirmed_date = _parse_confirmed_date(d.pop("confirmedDate"))

        def _parse_withdrawn_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_at_type_0 = datetime.datetime.fromisoformat(data)

                return withdrawn_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        withdrawn_at = _parse_withdrawn_at(d.pop("withdrawnAt"))

        demo = d.pop("demo")

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        outcome_view = cls(
            id=id,
            enrolment_id=enrolment_id,
            trainee_id=trainee_id,
            school_id=school_id,
            commune_id=commune_id,
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
            confirmed=confirmed,
            confirmed_at=confirmed_at,
            confirmed_date=confirmed_date,
            withdrawn_at=withdrawn_at,
            demo=demo,
            version=version,
            created_at=created_at,
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
