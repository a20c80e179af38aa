from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Constant")


@_attrs_define
class Constant:
    """What every row of the file says without a column for it."""

    member: str
    """ A member that no column is. """
    value: str
    """ As it would stand in a cell. """

    def to_dict(self) -> dict[str, Any]:
        member = self.member

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "member": member,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        member = d.pop("member")

        value = d.pop("value")

        constant = cls(
            member=member,
            value=value,
        )

        return constant
