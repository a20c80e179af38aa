from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ExplainInput")


@_attrs_define
class ExplainInput:
    """What the caller would do, and with which row.

    Example:
        {'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'operation': 'trainee_read', 'resource': 'trainees'}

    """

    operation: str
    """ Id of the operation, as the document has it. """
    resource: None | str | Unset = UNSET
    """ The resource of the row, as paths name it. """
    id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        operation = self.operation

        resource: None | str | Unset
        if isinstance(self.resource, Unset):
            resource = UNSET
        else:
            resource = self.resource

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "operation": operation,
            }
        )
        if resource is not UNSET:
            field_dict["resource"] = resource
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        operation = d.pop("operation")

        def _parse_resource(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        resource = _parse_resource(d.pop("resource", UNSET))

        def _parse_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        id = _parse_id(d.pop("id", UNSET))

        explain_input = cls(
            operation=operation,
            resource=resource,
            id=id,
        )

        return explain_input
