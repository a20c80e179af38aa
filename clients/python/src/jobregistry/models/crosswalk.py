from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Crosswalk")


@_attrs_define
class Crosswalk:
    """The code that stands for the same in another system.

    Example:
        {'system': 'ETHNIC_1979', 'value': '06'}

    """

    system: str
    """ Name of the other system. """
    value: str
    """ What it is called there. """

    def to_dict(self) -> dict[str, Any]:
        system = self.system

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "system": system,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        system = d.pop("system")

        value = d.pop("value")

        crosswalk = cls(
            system=system,
            value=value,
        )

        return crosswalk
