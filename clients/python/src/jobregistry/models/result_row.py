from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.enrolment_result import EnrolmentResult
from ..types import UNSET, Unset

T = TypeVar("T", bound="ResultRow")


@_attrs_define
class ResultRow:
    """The result of an enrolment as a row of a file; the enrolment is its key.

    Example:
        {'enrolment': 'GD-2026-00417', 'hoursAttended': 288, 'result': 'PASSED', 'score': 7.25}

    """

    hours_attended: int
    """ Hours that the trainee was present. """
    result: EnrolmentResult
    """ How the training ended. """
    enrolment: None | str | Unset = UNSET
    """ The school's own key of the enrolment; or give `enrolmentId`. """
    enrolment_id: None | Unset | UUID = UNSET
    score: float | None | Unset = UNSET
    """ Of ten, with two decimals at most. """
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        hours_attended = self.hours_attended

        result = self.result.value

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

        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "hoursAttended": hours_attended,
                "result": result,
            }
        )
        if enrolment is not UNSET:
            field_dict["enrolment"] = enrolment
        if enrolment_id is not UNSET:
            field_dict["enrolmentId"] = enrolment_id
        if score is not UNSET:
            field_dict["score"] = score
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        hours_attended = d.pop("hoursAttended")

        result = EnrolmentResult(d.pop("result"))

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

        def _parse_score(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        score = _parse_score(d.pop("score", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        result_row = cls(
            hours_attended=hours_attended,
            result=result,
            enrolment=enrolment,
            enrolment_id=enrolment_id,
            score=score,
            note=note,
        )

        return result_row
