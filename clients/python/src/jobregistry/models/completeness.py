from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.missing import Missing

T = TypeVar("T", bound="Completeness")


@_attrs_define
class Completeness:
    """What is missing."""

    ended_classes_not_completed: Missing
    """ What is missing. """
    studying_without_result: Missing
    """ What is missing. """
    passed_without_certificate: Missing
    """ What is missing. """
    due_checkpoints_without_outcome: Missing
    """ What is missing. """
    trainees_without_ethnic_group: Missing
    """ What is missing. """
    trainees_without_phone: Missing
    """ What is missing. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ended_classes_not_completed = self.ended_classes_not_completed.value

        studying_without_result = self.studying_without_result.value

        passed_without_certificate = self.passed_without_certificate.value

        due_checkpoints_without_outcome = self.due_checkpoints_without_outcome.value

        trainees_without_ethnic_group = self.trainees_without_ethnic_group.value

        trainees_without_phone = self.trainees_without_phone.value

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
        d = dict(src_dict)
        ended_classes_not_completed = Missing(d.pop("endedClassesNotCompleted"))

        studying_without_result = Missing(d.pop("studyingWithoutResult"))

        passed_without_certificate = Missing(d.pop("passedWithoutCertificate"))

        due_checkpoints_without_outcome = Missing(d.pop("dueCheckpointsWithoutOutcome"))

        trainees_without_ethnic_group = Missing(d.pop("traineesWithoutEthnicGroup"))

        trainees_without_phone = Missing(d.pop("traineesWithoutPhone"))

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
