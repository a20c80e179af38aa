from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.match_decision import MatchDecision
from ..types import UNSET, Unset

T = TypeVar("T", bound="MatchDecisionInput")


@_attrs_define
class MatchDecisionInput:
    """What a reviewer decides.

    Example:
        {'decision': 'MERGE', 'reason': 'Cùng một người, đã đối chiếu hộ chiếu với CCCD', 'survivorId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12'}

    """

    decision: MatchDecision
    """ What a reviewer finds. """
    reason: str
    """ Kept and audited, so it must not repeat personal data. """
    survivor_id: None | Unset | UUID = UNSET
    valid_citizen_id_of: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        decision = self.decision.value

        reason = self.reason

        survivor_id: None | str | Unset
        if isinstance(self.survivor_id, Unset):
            survivor_id = UNSET
        elif isinstance(self.survivor_id, UUID):
            survivor_id = str(self.survivor_id)
        else:
            survivor_id = self.survivor_id

        valid_citizen_id_of: None | str | Unset
        if isinstance(self.valid_citizen_id_of, Unset):
            valid_citizen_id_of = UNSET
        elif isinstance(self.valid_citizen_id_of, UUID):
            valid_citizen_id_of = str(self.valid_citizen_id_of)
        else:
            valid_citizen_id_of = self.valid_citizen_id_of

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "decision": decision,
                "reason": reason,
            }
        )
        if survivor_id is not UNSET:
            field_dict["survivorId"] = survivor_id
        if valid_citizen_id_of is not UNSET:
            field_dict["validCitizenIdOf"] = valid_citizen_id_of

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        decision = MatchDecision(d.pop("decision"))

        reason = d.pop("reason")

        def _parse_survivor_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                survivor_id_type_0 = UUID(data)

                return survivor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        survivor_id = _parse_survivor_id(d.pop("survivorId", UNSET))

        def _parse_valid_citizen_id_of(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_citizen_id_of_type_0 = UUID(data)

                return valid_citizen_id_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        valid_citizen_id_of = _parse_valid_citizen_id_of(d.pop("validCitizenIdOf", UNSET))

        match_decision_input = cls(
            decision=decision,
            reason=reason,
            survivor_id=survivor_id,
            valid_citizen_id_of=valid_citizen_id_of,
        )

        return match_decision_input
