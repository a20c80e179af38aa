from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.checkpoint import Checkpoint
from ..types import UNSET, Unset

T = TypeVar("T", bound="OutcomeRow")


@_attrs_define
class OutcomeRow:
    """What became of somebody after training, as a row of a file; enrolment and checkpoint are its
    key. Outcomes are never overwritten: other content than the last of the checkpoint is a new
    one.

        Example:
            {'checkpointMonths': 6, 'employerName': 'Hợp tác xã Chè (demo)', 'enrolment': 'GD-2026-00417', 'escapedPoverty':
                True, 'incomeAfter': 6200000, 'incomeBefore': 3500000, 'observedDate': '2027-05-27', 'outcomeKind': 'HIRED',
                'provenance': 'SURVEY', 'relatedToTraining': True}

    """

    checkpoint_months: Checkpoint
    """ Months after the training. """
    outcome_kind: str
    """ Code list `outcome-kinds`. """
    provenance: str
    """ How it is known: code list `outcome-provenances`. """
    observed_date: datetime.date
    """ A day, as in `2026-03-02`. """
    enrolment: None | str | Unset = UNSET
    """ The school's own key of the enrolment; or give `enrolmentId`, or the person and the class. """
    enrolment_id: None | Unset | UUID = UNSET
    trainee: None | str | Unset = UNSET
    """ The sender's own key of the trainee; or give `traineeId`, or `citizenId`, or `fullName` and
    `birthDate`. """
    trainee_id: None | Unset | UUID = UNSET
    citizen_id: None | str | Unset = UNSET
    """ Citizen ID, present or former, of somebody among the records that the sender sees. Beside a
    key it must be theirs. """
    full_name: None | str | Unset = UNSET
    """ Together with `birthDate` and the class, in place of a key. Beside a key or a citizen ID it
    must be theirs. """
    birth_date: None | str | Unset = UNSET
    class_: None | str | Unset = UNSET
    """ The class by the sender's own key, by its code, or by its name; or give `classId`. """
    class_id: None | Unset | UUID = UNSET
    id: None | Unset | UUID = UNSET
    enterprise: None | str | Unset = UNSET
    """ The employer or buyer, when it is registered: the sender's own key, the tax code or the name. """
    enterprise_id: None | Unset | UUID = UNSET
    employer_name: None | str | Unset = UNSET
    """ The employer or buyer, when it is not registered. """
    income_before: int | None | Unset = UNSET
    """ Income a month before the training, in whole đồng. """
    income_after: int | None | Unset = UNSET
    """ Income a month on the observed day, in whole đồng. """
    related_to_training: bool | None | Unset = UNSET
    """ Whether the work uses what was taught. """
    escaped_poverty: bool | None | Unset = UNSET
    """ Whether the household has left poverty (thoát nghèo). """
    became_better_off: bool | None | Unset = UNSET
    """ Whether the household has become better-off (hộ khá). """
    note: None | str | Unset = UNSET
    """ What else there is to say, without personal data. """

    def to_dict(self) -> dict[str, Any]:
        checkpoint_months = self.checkpoint_months.value

        outcome_kind = self.outcome_kind

        provenance = self.provenance

        observed_date = self.observed_date.isoformat()

        enrolment: None | str | Unset
        if isinstance(self.enrolment, Unset):
            enrolment = UNSET
        else:
            enrolment = self.enrolment

        enrolment_id: None | str | Unset
        if isinstance(self.enrolment_id, Unset):
            enrolment_id = UNSET
        elif isinstance(self.enrolment_id, UUID):
            enrolment_id = str(self.enrolment_id)
        else:
            enrolment_id = self.enrolment_id

        trainee: None | str | Unset
        if isinstance(self.trainee, Unset):
            trainee = UNSET
        else:
            trainee = self.trainee

        trainee_id: None | str | Unset
        if isinstance(self.trainee_id, Unset):
            trainee_id = UNSET
        elif isinstance(self.trainee_id, UUID):
            trainee_id = str(self.trainee_id)
        else:
            trainee_id = self.trainee_id

        citizen_id: None | str | Unset
        if isinstance(self.citizen_id, Unset):
            citizen_id = UNSET
        else:
            citizen_id = self.citizen_id

        full_name: None | str | Unset
        if isinstance(self.full_name, Unset):
            full_name = UNSET
        else:
            full_name = self.full_name

        birth_date: None | str | Unset
        if isinstance(self.birth_date, Unset):
            birth_date = UNSET
        else:
            birth_date = self.birth_date

        class_: None | str | Unset
        if isinstance(self.class_, Unset):
            class_ = UNSET
        else:
            class_ = self.class_

        class_id: None | str | Unset
        if isinstance(self.class_id, Unset):
            class_id = UNSET
        elif isinstance(self.class_id, UUID):
            class_id = str(self.class_id)
        else:
            class_id = self.class_id

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        enterprise: None | str | Unset
        if isinstance(self.enterprise, Unset):
            enterprise = UNSET
        else:
            enterprise = self.enterprise

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

        income_before: int | None | Unset
        if isinstance(self.income_before, Unset):
            income_before = UNSET
        else:
            income_before = self.income_before

        income_after: int | None | Unset
        if isinstance(self.income_after, Unset):
            income_after = UNSET
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
                "checkpointMonths": checkpoint_months,
                "outcomeKind": outcome_kind,
                "provenance": provenance,
                "observedDate": observed_date,
            }
        )
        if enrolment is not UNSET:
            field_dict["enrolment"] = enrolment
        if enrolment_id is not UNSET:
            field_dict["enrolmentId"] = enrolment_id
        if trainee is not UNSET:
            field_dict["trainee"] = trainee
        if trainee_id is not UNSET:
            field_dict["traineeId"] = trainee_id
        if citizen_id is not UNSET:
            field_dict["citizenId"] = citizen_id
        if full_name is not UNSET:
            field_dict["fullName"] = full_name
        if birth_date is not UNSET:
            field_dict["birthDate"] = birth_date
        if class_ is not UNSET:
            field_dict["class"] = class_
        if class_id is not UNSET:
            field_dict["classId"] = class_id
        if id is not UNSET:
            field_dict["id"] = id
        if enterprise is not UNSET:
            field_dict["enterprise"] = enterprise
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
        d = dict(src_dict)
        checkpoint_months = Checkpoint(d.pop("checkpointMonths"))

        outcome_kind = d.pop("outcomeKind")

        provenance = d.pop("provenance")

        observed_date = datetime.date.fromisoformat(d.pop("observedDate"))

        def _parse_enrolment(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        enrolment = _parse_enrolment(d.pop("enrolment", UNSET))

        def _parse_enrolment_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                enrolment_id_type_0 = UUID(data)

                return enrolment_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        enrolment_id = _parse_enrolment_id(d.pop("enrolmentId", UNSET))

        def _parse_trainee(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        trainee = _parse_trainee(d.pop("trainee", UNSET))

        def _parse_trainee_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trainee_id_type_0 = UUID(data)

                return trainee_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        trainee_id = _parse_trainee_id(d.pop("traineeId", UNSET))

        def _parse_citizen_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        citizen_id = _parse_citizen_id(d.pop("citizenId", UNSET))

        def _parse_full_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        full_name = _parse_full_name(d.pop("fullName", UNSET))

        def _parse_birth_date(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        birth_date = _parse_birth_date(d.pop("birthDate", UNSET))

        def _parse_class_(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        class_ = _parse_class_(d.pop("class", UNSET))

        def _parse_class_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                class_id_type_0 = UUID(data)

                return class_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        class_id = _parse_class_id(d.pop("classId", UNSET))

        def _parse_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_enterprise(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        enterprise = _parse_enterprise(d.pop("enterprise", UNSET))

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

        def _parse_income_before(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        income_before = _parse_income_before(d.pop("incomeBefore", UNSET))

        def _parse_income_after(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

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

        outcome_row = cls(
            checkpoint_months=checkpoint_months,
            outcome_kind=outcome_kind,
            provenance=provenance,
            observed_date=observed_date,
            enrolment=enrolment,
            enrolment_id=enrolment_id,
            trainee=trainee,
            trainee_id=trainee_id,
            citizen_id=citizen_id,
            full_name=full_name,
            birth_date=birth_date,
            class_=class_,
            class_id=class_id,
            id=id,
            enterprise=enterprise,
            enterprise_id=enterprise_id,
            employer_name=employer_name,
            income_before=income_before,
            income_after=income_after,
            related_to_training=related_to_training,
            escaped_poverty=escaped_poverty,
            became_better_off=became_better_off,
            note=note,
        )

        return outcome_row
