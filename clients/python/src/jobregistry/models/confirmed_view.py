from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.link_outcome import LinkOutcome
from ..types import UNSET, Unset

T = TypeVar("T", bound="ConfirmedView")


@_attrs_define
class ConfirmedView:
    """What became of one of the links."""

    id: UUID
    """ The id of a record, for good. """
    outcome: LinkOutcome
    """ What became of a link. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.id, Unset):
            id = str(self.id)
            field_dict["id"] = id
        if not isinstance(self.outcome, Unset):
            outcome = self.outcome.value
            field_dict["outcome"] = outcome

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id: Any = UNSET
        if "id" in d:
            id = UUID(d.pop("id"))

        outcome: Any = UNSET
        if "outcome" in d:
            outcome = LinkOutcome(d.pop("outcome"))

        confirmed_view = cls(
            id=id,
            outcome=outcome,
        )

        confirmed_view.additional_properties = d
        return confirmed_view

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
