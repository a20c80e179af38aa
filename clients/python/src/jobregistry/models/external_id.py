from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ExternalId")


@_attrs_define
class ExternalId:
    """The key of a row in another system.

    Example:
        {'system': 'cdsonla-sis', 'value': 'HV-2026-00017'}

    """

    system: str
    """ Name of the other system. """
    value: str
    """ The key that the record has there. """

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

        external_id = cls(
            system=system,
            value=value,
        )

        return external_id
