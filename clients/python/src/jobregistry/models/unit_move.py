from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.unit_name import UnitName


T = TypeVar("T", bound="UnitMove")


@_attrs_define
class UnitMove:
    """What goes from one commune into another."""

    from_: UnitName
    """ A commune by its name. """
    to: UnitName
    """ A commune by its name. """
    effective: datetime.date
    """ A day, as in `2026-03-02`. """
    people: int
    """ People who live there, with their enrolments, certificates, outcomes and statuses. """
    villages: int
    """ Villages that belong to it. """
    schools: int
    """ Schools with their seat there or in one of its villages. """
    classes: int
    """ Classes that are held there. """
    enterprises: int
    """ Enterprises with their seat there. """
    users: int
    """ Users of agencies of the commune, who see the next one. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_.to_dict()

        to = self.to.to_dict()

        effective = self.effective.isoformat()

        people = self.people

        villages = self.villages

        schools = self.schools

        classes = self.classes

        enterprises = self.enterprises

        users = self.users

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "from": from_,
                "to": to,
                "effective": effective,
                "people": people,
                "villages": villages,
                "schools": schools,
                "classes": classes,
                "enterprises": enterprises,
                "users": users,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.unit_name import UnitName  # noqa: PLC0415

        d = dict(src_dict)
        from_ = UnitName.from_dict(d.pop("from"))

        to = UnitName.from_dict(d.pop("to"))

        effective = datetime.date.fromisoformat(d.pop("effective"))

        people = d.pop("people")

        villages = d.pop("villages")

        schools = d.pop("schools")

        classes = d.pop("classes")

        enterprises = d.pop("enterprises")

        users = d.pop("users")

        unit_move = cls(
            from_=from_,
            to=to,
            effective=effective,
            people=people,
            villages=villages,
            schools=schools,
            classes=classes,
            enterprises=enterprises,
            users=users,
        )

        unit_move.additional_properties = d
        return unit_move

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
