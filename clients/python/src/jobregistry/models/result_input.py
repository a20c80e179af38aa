from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.enrolment_result import EnrolmentResult
from ..types import UNSET, Unset

T = TypeVar("T", bound="ResultInput")


@_attrs_define
class ResultInput:
    """What came out of the training.

    Example:
        {'hoursAttended': 288, 'note': None, 'result': 'PASSED', 'score': 7.25}

    """

    hours_attended: int
    """ Hours that the trainee was present. """
    result: EnrolmentResult
    """ How the training ended. """
    score: float | None | Unset = UNSET
    """ Of ten, with two decimals at most. """
    note: None | str | Unset = UNSET
    """ What else there is to say, without personal data. """

    def to_dict(self) -> dict[str, Any]:
        hours_attended = self.hours_attended

        result = self.result.value

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

        result_input = cls(
            hours_attended=hours_attended,
            result=result,
            score=score,
            note=note,
        )

        return result_input
