from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="MatchReversalInput")


@_attrs_define
class MatchReversalInput:
    """Why a merge is taken apart.

    Example:
        {'reason': 'Hai chị em sinh đôi'}

    """

    reason: str
    """ Kept and audited, so it must not repeat personal data. """

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = d.pop("reason")

        match_reversal_input = cls(
            reason=reason,
        )

        return match_reversal_input
