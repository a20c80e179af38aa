from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.missing import Missing


T = TypeVar("T", bound="Completeness")


@_attrs_define
class Completeness:
    """What is missing."""

    ended_classes_not_completed: Missing
    """ How many are missing of how many. """
    studying_without_result: Missing
    """ How many are missing of how many. """
    passed_without_certificate: Missing
    """ How many are missing of how many. """
    due_checkpoints_without_outcome: Missing
    """ How many are missing of how many. """
    trainees_without_ethnic_group: Missing
    """ How many are missing of how many. """
    trainees_without_phone: Missing
    """ How many are missing of how many. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ended_classes_not_completed = self.ended_classes_not_completed.to_dict()

        studying_without_result = self.studying_without_result.to_dict()

        passed_without_certificate = self.passed_without_certificate.to_dict()

        due_checkpoints_without_outcome = self.due_checkpoints_without_outcome.to_dict()

        trainees_without_ethnic_group = self.trainees_without_ethnic_group.to_dict()

        trainees_without_phone = self.trainees_without_phone.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "endedClassesNotCompleted": ended_classes_not_completed,
                "studyingWithoutResult": studying_without_result,
                "passedWithoutCertificate": passed_without_certificate,
                "dueCheckpointsWithoutOutcome": due_checkpoints_without_outcome,
                "traineesWithoutEthnicGroup": trainees_without_ethnic_group,
                "traineesWithoutPhone": trainees_without_phone,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.missing import Missing  # noqa: PLC0415

        d = dict(src_dict)
        ended_classes_not_completed = Missing.from_dict(d.pop("endedClassesNotCompleted"))

        studying_without_result = Missing.from_dict(d.pop("studyingWithoutResult"))

        passed_without_certificate = Missing.from_dict(d.pop("passedWithoutCertificate"))

        due_checkpoints_without_outcome = Missing.from_dict(d.pop("dueCheckpointsWithoutOutcome"))

        trainees_without_ethnic_group = Missing.from_dict(d.pop("traineesWithoutEthnicGroup"))

        trainees_without_phone = Missing.from_dict(d.pop("traineesWithoutPhone"))

        completeness = cls(
            ended_classes_not_completed=ended_classes_not_completed,
            studying_without_result=studying_without_result,
            passed_without_certificate=passed_without_certificate,
            due_checkpoints_without_outcome=due_checkpoints_without_outcome,
            trainees_without_ethnic_group=trainees_without_ethnic_group,
            trainees_without_phone=trainees_without_phone,
        )

        completeness.additional_properties = d
        return completeness

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
