from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.enrolment_result import EnrolmentResult
from ..models.enrolment_status import EnrolmentStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.case_view import CaseView
    from ..models.class_view import ClassView
    from ..models.decided_member import DecidedMember
    from ..models.external_id import ExternalId
    from ..models.trainee_view import TraineeView


T = TypeVar("T", bound="EnrolmentView")


@_attrs_define
class EnrolmentView:
    """An enrolment as clients see it: ids and dates, no personal data.

    Example:
        {'admittedDate': '2026-03-10', 'appliedDate': '2026-03-02', 'beneficiaryStatusId': None, 'classId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'communeId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15', 'completedDate':
            '2026-06-30', 'createdAt': '2026-03-02T02:10:00Z', 'decided': [], 'demo': False, 'districtId': None,
            'externalIds': [], 'hoursAttended': 288, 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'overlapOverride': None,
            'result': 'PASSED', 'resultNote': None, 'schoolId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14', 'score': 7.25,
            'startedDate': '2026-03-16', 'startedDateEstimated': False, 'status': 'COMPLETED', 'statusDate': '2026-06-30',
            'statusReason': None, 'traineeId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'transferredToId': None, 'updatedAt':
            '2026-06-30T08:00:00Z', 'version': 6}

    """

    id: UUID
    """ The id of a record, for good. """
    trainee_id: UUID
    """ The id of a record, for good. """
    class_id: UUID
    """ The id of a record, for good. """
    school_id: UUID
    """ The id of a record, for good. """
    commune_id: None | UUID
    district_id: None | UUID
    status: EnrolmentStatus
    """ Where an enrolment stands. """
    status_date: datetime.date
    """ A day, as in `2026-03-02`. """
    status_reason: None | str
    """ Why it has this status, where somebody said so. """
    beneficiary_status_id: None | UUID
    overlap_override: None | str
    """ Why the trainee may be in two classes at the same time. """
    applied_date: datetime.date
    """ A day, as in `2026-03-02`. """
    admitted_date: datetime.date | None
    started_date: datetime.date | None
    started_date_estimated: bool
    """ True where an older record did not keep that day: it is the first day of the class, or of a
    later admission. """
    completed_date: datetime.date | None
    hours_attended: int | None
    """ Hours that the trainee was there. """
    score: float | None
    """ 0 to 10. """
    result: EnrolmentResult | None
    result_note: None | str
    """ What else there is to say of the result. """
    transferred_to_id: None | UUID
    demo: bool
    """ Made up for a demonstration. """
    decided: list[DecidedMember]
    """ Members that the lead agency has corrected: no nightly row changes them, until it says the same
    or the lead agency releases them. """
    external_ids: list[ExternalId]
    """ The keys that other systems know it by. """
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    trainee: TraineeView | Unset = UNSET
    """ A trainee as clients see it. Personal data is masked unless a caller with
    `trainees.pii:read` asks for it with `reveal=true`. A school that joined the record of another,
    before each had its own, sees an outline until it enrols the person: what others have recorded is
    null, and `masked` names it. """
    class_: ClassView | Unset = UNSET
    """ A class as clients see it. """
    cases: list[CaseView] | Unset = UNSET
    """ With `expand=cases`, for the lead agency alone: rules that the enrolment breaks by what another
    school has recorded. The payment of support will ask for open ones. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        trainee_id = str(self.trainee_id)

        class_id = str(self.class_id)

        school_id = str(self.school_id)

        commune_id: None | str
        if isinstance(self.commune_id, UUID):
            commune_id = str(self.commune_id)
        else:
            commune_id = self.commune_id

        district_id: None | str
        if isinstance(self.district_id, UUID):
            district_id = str(self.district_id)
        else:
            district_id = self.district_id

        status = self.status.value

        status_date = self.status_date.isoformat()

        status_reason: None | str
        status_reason = self.status_reason

        beneficiary_status_id: None | str
        if isinstance(self.beneficiary_status_id, UUID):
            beneficiary_status_id = str(self.beneficiary_status_id)
        else:
            beneficiary_status_id = self.beneficiary_status_id

        overlap_override: None | str
        overlap_override = self.overlap_override

        applied_date = self.applied_date.isoformat()

        admitted_date: None | str
        if isinstance(self.admitted_date, datetime.date):
            admitted_date = self.admitted_date.isoformat()
        else:
            admitted_date = self.admitted_date

        started_date: None | str
        if isinstance(self.started_date, datetime.date):
            started_date = self.started_date.isoformat()
        else:
            started_date = self.started_date

        started_date_estimated = self.started_date_estimated

        completed_date: None | str
        if isinstance(self.completed_date, datetime.date):
            completed_date = self.completed_date.isoformat()
        else:
            completed_date = self.completed_date

        hours_attended: int | None
        hours_attended = self.hours_attended

        score: float | None
        score = self.score

        result: None | str
        if isinstance(self.result, EnrolmentResult):
            result = self.result.value
        else:
            result = self.result

        result_note: None | str
        result_note = self.result_note

        transferred_to_id: None | str
        if isinstance(self.transferred_to_id, UUID):
            transferred_to_id = str(self.transferred_to_id)
        else:
            transferred_to_id = self.transferred_to_id

        demo = self.demo

        decided = []
        for decided_item_data in self.decided:
            decided_item = decided_item_data.to_dict()
            decided.append(decided_item)

        external_ids = []
        for external_ids_item_data in self.external_ids:
            external_ids_item = external_ids_item_data.to_dict()
            external_ids.append(external_ids_item)

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        trainee: dict[str, Any] | Unset = UNSET
        if not isinstance(self.trainee, Unset):
            trainee = self.trainee.to_dict()

        class_: dict[str, Any] | Unset = UNSET
        if not isinstance(self.class_, Unset):
            class_ = self.class_.to_dict()

        cases: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.cases, Unset):
            cases = []
            for cases_item_data in self.cases:
                cases_item = cases_item_data.to_dict()
                cases.append(cases_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "traineeId": trainee_id,
                "classId": class_id,
                "schoolId": school_id,
                "communeId": commune_id,
                "districtId": district_id,
                "status": status,
                "statusDate": status_date,
                "statusReason": status_reason,
                "beneficiaryStatusId": beneficiary_status_id,
                "overlapOverride": overlap_override,
                "appliedDate": applied_date,
                "admittedDate": admitted_date,
                "startedDate": started_date,
                "startedDateEstimated": started_date_estimated,
                "completedDate": completed_date,
                "hoursAttended": hours_attended,
                "score": score,
                "result": result,
                "resultNote": result_note,
                "transferredToId": transferred_to_id,
                "demo": demo,
                "decided": decided,
                "externalIds": external_ids,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )
        if trainee is not UNSET:
            field_dict["trainee"] = trainee
        if class_ is not UNSET:
            field_dict["class"] = class_
        if cases is not UNSET:
            field_dict["cases"] = cases

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.case_view import CaseView  # noqa: PLC0415
        from ..models.class_view import ClassView  # noqa: PLC0415
        from ..models.decided_member import DecidedMember  # noqa: PLC0415
        from ..models.external_id import ExternalId  # noqa: PLC0415
        from ..models.trainee_view import TraineeView  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        trainee_id = UUID(d.pop("traineeId"))

        class_id = UUID(d.pop("classId"))

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

        def _parse_district_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                district_id_type_0 = UUID(data)

                return district_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        district_id = _parse_district_id(d.pop("districtId"))

        status = EnrolmentStatus(d.pop("status"))

        status_date = datetime.date.fromisoformat(d.pop("statusDate"))

        def _parse_status_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        status_reason = _parse_status_reason(d.pop("statusReason"))

        def _parse_beneficiary_status_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                beneficiary_status_id_type_0 = UUID(data)

                return beneficiary_status_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        beneficiary_status_id = _parse_beneficiary_status_id(d.pop("beneficiaryStatusId"))

        def _parse_overlap_override(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        overlap_override = _parse_overlap_override(d.pop("overlapOverride"))

        applied_date = datetime.date.fromisoformat(d.pop("appliedDate"))

        def _parse_admitted_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                admitted_date_type_0 = datetime.date.fromisoformat(data)

                return admitted_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        admitted_date = _parse_admitted_date(d.pop("admittedDate"))

        def _parse_started_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_date_type_0 = datetime.date.fromisoformat(data)

                return started_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        started_date = _parse_started_date(d.pop("startedDate"))

        started_date_estimated = d.pop("startedDateEstimated")

        def _parse_completed_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                completed_date_type_0 = datetime.date.fromisoformat(data)

                return completed_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        completed_date = _parse_completed_date(d.pop("completedDate"))

        def _parse_hours_attended(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        hours_attended = _parse_hours_attended(d.pop("hoursAttended"))

        def _parse_score(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        score = _parse_score(d.pop("score"))

        def _parse_result(data: object) -> EnrolmentResult | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                result_type_0 = EnrolmentResult(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EnrolmentResult | None, data)

        result = _parse_result(d.pop("result"))

        def _parse_result_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        result_note = _parse_result_note(d.pop("resultNote"))

        def _parse_transferred_to_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                transferred_to_id_type_0 = UUID(data)

                return transferred_to_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        transferred_to_id = _parse_transferred_to_id(d.pop("transferredToId"))

        demo = d.pop("demo")

        decided = []
        _decided = d.pop("decided")
        for decided_item_data in _decided:
            decided_item = DecidedMember.from_dict(decided_item_data)

            decided.append(decided_item)

        external_ids = []
        _external_ids = d.pop("externalIds")
        for external_ids_item_data in _external_ids:
            external_ids_item = ExternalId.from_dict(external_ids_item_data)

            external_ids.append(external_ids_item)

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        _trainee = d.pop("trainee", UNSET)
        trainee: TraineeView | Unset
        if isinstance(_trainee, Unset):
            trainee = UNSET
        else:
            trainee = TraineeView.from_dict(_trainee)

        _class_ = d.pop("class", UNSET)
        class_: ClassView | Unset
        if isinstance(_class_, Unset):
            class_ = UNSET
        else:
            class_ = ClassView.from_dict(_class_)

        _cases = d.pop("cases", UNSET)
        cases: list[CaseView] | Unset = UNSET
        if _cases is not UNSET:
            cases = []
            for cases_item_data in _cases:
                cases_item = CaseView.from_dict(cases_item_data)

                cases.append(cases_item)

        enrolment_view = cls(
            id=id,
            trainee_id=trainee_id,
            class_id=class_id,
            school_id=school_id,
            commune_id=commune_id,
            district_id=district_id,
            status=status,
            status_date=status_date,
            status_reason=status_reason,
            beneficiary_status_id=beneficiary_status_id,
            overlap_override=overlap_override,
            applied_date=applied_date,
            admitted_date=admitted_date,
            started_date=started_date,
            started_date_estimated=started_date_estimated,
            completed_date=completed_date,
            hours_attended=hours_attended,
            score=score,
            result=result,
            result_note=result_note,
            transferred_to_id=transferred_to_id,
            demo=demo,
            decided=decided,
            external_ids=external_ids,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            trainee=trainee,
            class_=class_,
            cases=cases,
        )

        enrolment_view.additional_properties = d
        return enrolment_view

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
