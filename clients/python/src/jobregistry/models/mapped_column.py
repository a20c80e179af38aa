from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MappedColumn")


@_attrs_define
class MappedColumn:
    """A column of a file."""

    heading: str
    """ As it stands in the file, or its lowest cell where it has several, or the letter of the column as
    `[C]`. Accents, case, punctuation and line breaks do not count. """
    member: None | str | Unset = UNSET
    """ The member of a row that it is, or the part of one that several columns make: `birthDate.day`,
    `.month` and `.year`, `fullName.familyNames` and `.givenName`, `sex.male` and `.female` for marks,
    `birthDate.male` and `.female`, `result.passed` and `.failed`, `residenceCode.place`, `.district`
    and `.province`. Null where the column is left out. """

    def to_dict(self) -> dict[str, Any]:
        heading = self.heading

        member: None | str | Unset
        if isinstance(self.member, Unset):
            member = UNSET
        else:
            member = self.member

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "heading": heading,
            }
        )
        if member is not UNSET:
            field_dict["member"] = member

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        heading = d.pop("heading")

        def _parse_member(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        member = _parse_member(d.pop("member", UNSET))

        mapped_column = cls(
            heading=heading,
            member=member,
        )

        return mapped_column
