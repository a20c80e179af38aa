from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.enrolment_result import EnrolmentResult
from ..models.enrolment_status import EnrolmentStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="EnrolmentRow")


@_attrs_define
class EnrolmentRow:
    """An enrolment as a row of a file. Without `externalId` it is known by trainee and class.

    Example:
        {'appliedDate': '2026-08-20', 'class': 'LOP-2026-07', 'externalId': 'GD-2026-00417', 'status': 'ADMITTED',
            'statusDate': '2026-08-28', 'trainee': 'HV-2026-00017'}

    """

    external_id: None | str | Unset = UNSET
    """ The enrolment's key in the school's own system, where it has one. """
    id: None | Unset | UUID = UNSET
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
    beneficiary_status_id: None | Unset | UUID = UNSET
    applied_date: datetime.date | None | Unset = UNSET
    overlap_override: None | str | Unset = UNSET
    """ Why the trainee may be in two classes at the same time. """
    status: EnrolmentStatus | None | Unset = UNSET
    status_date: datetime.date | None | Unset = UNSET
    started_date: datetime.date | None | Unset = UNSET
    status_reason: None | str | Unset = UNSET
    """ Needed for `REJECTED`, `DROPPED`, `EXPELLED` and `TRANSFERRED`. """
    transfer_to_class: None | str | Unset = UNSET
    """ With `TRANSFERRED`: the class in which the trainee goes on, as `class` names one; or give
    `transferToClassId`. """
    transfer_to_class_id: None | Unset | UUID = UNSET
    hours_attended: int | None | Unset = UNSET
    """ Hours that the trainee was present; needed with a `result`. """
    score: float | None | Unset = UNSET
    """ Of ten, with two decimals at most. """
    result: EnrolmentResult | None | Unset = UNSET
    result_note: None | str | Unset = UNSET
    """ What else there is to say of the result. """

    def to_dict(self) -> dict[str, Any]:
        external_id: None | str | Unset
        if isinstance(self.external_id, Unset):
            external_id = UNSET
        else:
            external_id = self.external_id

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

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

        beneficiary_status_id: None | str | Unset
        if isinstance(self.beneficiary_status_id, Unset):
            beneficiary_status_id = UNSET
        elif isinstance(self.beneficiary_status_id, UUID):
            beneficiary_status_id = str(self.beneficiary_status_id)
        else:
            beneficiary_status_id = self.beneficiary_status_id

        applied_date: None | str | Unset
        if isinstance(self.applied_date, Unset):
            applied_date = UNSET
        elif isinstance(self.applied_date, datetime.date):
            applied_date = self.applied_date.isoformat()
        else:
            applied_date = self.applied_date

        overlap_override: None | str | Unset
        if isinstance(self.overlap_override, Unset):
            overlap_override = UNSET
        else:
            overlap_override = self.overlap_override

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, EnrolmentStatus):
            status = self.status.value
        else:
            status = self.status

        status_date: None | str | Unset
        if isinstance(self.status_date, Unset):
            status_date = UNSET
        elif isinstance(self.status_date, datetime.date):
            status_date = self.status_date.isoformat()
        else:
            status_date = self.status_date

        started_date: None | str | Unset
        if isinstance(self.started_date, Unset):
            started_date = UNSET
        elif isinstance(self.started_date, datetime.date):
            started_date = self.started_date.isoformat()
        else:
            started_date = self.started_date

        status_reason: None | str | Unset
        if isinstance(self.status_reason, Unset):
            status_reason = UNSET
        else:
            status_reason = self.status_reason

        transfer_to_class: None | str | Unset
        if isinstance(self.transfer_to_class, Unset):
            transfer_to_class = UNSET
        else:
            transfer_to_class = self.transfer_to_class

        transfer_to_class_id: None | str | Unset
        if isinstance(self.transfer_to_class_id, Unset):
            transfer_to_class_id = UNSET
        elif isinstance(self.transfer_to_class_id, UUID):
            transfer_to_class_id = str(self.transfer_to_class_id)
        else:
            transfer_to_class_id = self.transfer_to_class_id

        hours_attended: int | None | Unset
        if isinstance(self.hours_attended, Unset):
            hours_attended = UNSET
        else:
            hours_attended = self.hours_attended

        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        result: None | str | Unset
        if isinstance(self.result, Unset):
            result = UNSET
        elif isinstance(self.result, EnrolmentResult):
            result = self.result.value
        else:
            result = self.result

        result_note: None | str | Unset
        if isinstance(self.result_note, Unset):
            result_note = UNSET
        else:
            result_note = self.result_note

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if external_id is not UNSET:
            field_dict["externalId"] = external_id
        if id is not UNSET:
            field_dict["id"] = id
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
        if beneficiary_status_id is not UNSET:
            field_dict["beneficiaryStatusId"] = beneficiary_status_id
        if applied_date is not UNSET:
            field_dict["appliedDate"] = applied_date
        if overlap_override is not UNSET:
            field_dict["overlapOverride"] = overlap_override
        if status is not UNSET:
            field_dict["status"] = status
        if status_date is not UNSET:
            field_dict["statusDate"] = status_date
        if started_date is not UNSET:
            field_dict["startedDate"] = started_date
        if status_reason is not UNSET:
            field_dict["statusReason"] = status_reason
        if transfer_to_class is not UNSET:
            field_dict["transferToClass"] = transfer_to_class
        if transfer_to_class_id is not UNSET:
            field_dict["transferToClassId"] = transfer_to_class_id
        if hours_attended is not UNSET:
            field_dict["hoursAttended"] = hours_attended
        if score is not UNSET:
            field_dict["score"] = score
        if result is not UNSET:
            field_dict["result"] = result
        if result_note is not UNSET:
            field_dict["resultNote"] = result_note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_external_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        external_id = _parse_external_id(d.pop("externalId", UNSET))

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

        def _parse_beneficiary_status_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                beneficiary_status_id_type_0 = UUID(data)

                return beneficiary_status_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        beneficiary_status_id = _parse_beneficiary_status_id(d.pop("beneficiaryStatusId", UNSET))

        def _parse_applied_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                applied_date_type_0 = datetime.date.fromisoformat(data)

                return applied_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        applied_date = _parse_applied_date(d.pop("appliedDate", UNSET))

        def _parse_overlap_override(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        overlap_override = _parse_overlap_override(d.pop("overlapOverride", UNSET))

        def _parse_status(data: object) -> EnrolmentStatus | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = EnrolmentStatus(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EnrolmentStatus | None | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_status_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_date_type_0 = datetime.date.fromisoformat(data)

                return status_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        status_date = _parse_status_date(d.pop("statusDate", UNSET))

        def _parse_started_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_date_type_0 = datetime.date.fromisoformat(data)

                return started_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        started_date = _parse_started_date(d.pop("startedDate", UNSET))

        def _parse_status_reason(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        status_reason = _parse_status_reason(d.pop("statusReason", UNSET))

        def _parse_transfer_to_class(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        transfer_to_class = _parse_transfer_to_class(d.pop("transferToClass", UNSET))

        def _parse_transfer_to_class_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                transfer_to_class_id_type_0 = UUID(data)

                return transfer_to_class_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        transfer_to_class_id = _parse_transfer_to_class_id(d.pop("transferToClassId", UNSET))

        def _parse_hours_attended(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        hours_attended = _parse_hours_attended(d.pop("hoursAttended", UNSET))

        def _parse_score(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        score = _parse_score(d.pop("score", UNSET))

        def _parse_result(data: object) -> EnrolmentResult | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                result_type_0 = EnrolmentResult(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EnrolmentResult | None | Unset, data)

        result = _parse_result(d.pop("result", UNSET))

        def _parse_result_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        result_note = _parse_result_note(d.pop("resultNote", UNSET))

        enrolment_row = cls(
            external_id=external_id,
            id=id,
            trainee=trainee,
            trainee_id=trainee_id,
            citizen_id=citizen_id,
            full_name=full_name,
            birth_date=birth_date,
            class_=class_,
            class_id=class_id,
            beneficiary_status_id=beneficiary_status_id,
            applied_date=applied_date,
            overlap_override=overlap_override,
            status=status,
            status_date=status_date,
            started_date=started_date,
            status_reason=status_reason,
            transfer_to_class=transfer_to_class,
            transfer_to_class_id=transfer_to_class_id,
            hours_attended=hours_attended,
            score=score,
            result=result,
            result_note=result_note,
        )

        return enrolment_row
