from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.case_decision import CaseDecision

T = TypeVar("T", bound="CaseDecisionInput")


@_attrs_define
class CaseDecisionInput:
    """What the lead agency decides.

    Example:
        {'decision': 'CLEARED', 'reason': 'Lớp kia học buổi tối'}

    """

    decision: CaseDecision
    """ What the lead agency finds. """
    reason: str
    """ Kept and audited, so it must not repeat personal data. """

    def to_dict(self) -> dict[str, Any]:
        decision = self.decision.value

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "decision": decision,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        decision = CaseDecision(d.pop("decision"))

        reason = d.pop("reason")

        case_decision_input = cls(
            decision=decision,
            reason=reason,
        )

        return case_decision_input
