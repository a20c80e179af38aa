from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ReleaseInput")


@_attrs_define
class ReleaseInput:
    """Members that are left to the nightly word of the schools again.

    Example:
        {'members': ['fullName']}

    """

    members: list[str]
    """ Names of members, as `decided` of the row tells them. """

    def to_dict(self) -> dict[str, Any]:
        members = self.members

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "members": members,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        members = cast(list[str], d.pop("members"))

        release_input = cls(
            members=members,
        )

        return release_input
