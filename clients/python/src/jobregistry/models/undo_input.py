from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="UndoInput")


@_attrs_define
class UndoInput:
    """Why the last step is taken back.

    Example:
        {'reason': 'Ghi nhầm người'}

    """

    reason: str
    """ Why, in a sentence, without personal data. """

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

        undo_input = cls(
            reason=reason,
        )

        return undo_input
