from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.feed_op import FeedOp
from ..models.synced import Synced
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.change_entry_data import ChangeEntryData
    from ..models.change_entry_keys import ChangeEntryKeys
    from ..models.external_id import ExternalId


T = TypeVar("T", bound="ChangeEntry")


@_attrs_define
class ChangeEntry:
    """One change of one row.

    Example:
        {'at': '2026-09-01T02:00:00Z', 'data': {'code': 'CDSL', 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'version':
            2}, 'externalIds': [], 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'keys': {'code': 'CDSL'}, 'op': 'UPSERT',
            'type': 'schools', 'version': 2}

    """

    type_: Synced
    """ A resource that other systems keep copies of, by its name in paths. """
    id: UUID
    """ The id of a record, for good. """
    op: FeedOp
    """ What the reader of the feed has to do. """
    version: int
    """ Version of the row that is sent; of one that is not, the last that the log knows. """
    at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    keys: ChangeEntryKeys
    """ Keys by which others know the row; those of a person are never among them. """
    external_ids: list[ExternalId]
    """ The reader's own keys of the row. """
    merged_into: UUID | Unset = UNSET
    """ The id of a record, for good. """
    data: ChangeEntryData | Unset = UNSET
    """ The row as an ordinary read shows it now. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        id = str(self.id)

        op = self.op.value

        version = self.version

        at = self.at.isoformat()

        keys = self.keys.to_dict()

        external_ids = []
        for external_ids_item_data in self.external_ids:
            external_ids_item = external_ids_item_data.to_dict()
            external_ids.append(external_ids_item)

        merged_into: str | Unset = UNSET
        if not isinstance(self.merged_into, Unset):
            merged_into = str(self.merged_into)

        data: dict[str, Any] | Unset = UNSET
        if not isinstance(self.data, Unset):
            data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "id": id,
                "op": op,
                "version": version,
                "at": at,
                "keys": keys,
                "externalIds": external_ids,
            }
        )
        if merged_into is not UNSET:
            field_dict["mergedInto"] = merged_into
        if data is not UNSET:
            field_dict["data"] = data

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_entry_data import ChangeEntryData  # noqa: PLC0415
        from ..models.change_entry_keys import ChangeEntryKeys  # noqa: PLC0415
        from ..models.external_id import ExternalId  # noqa: PLC0415

        d = dict(src_dict)
        type_ = Synced(d.pop("type"))

        id = UUID(d.pop("id"))

        op = FeedOp(d.pop("op"))

        version = d.pop("version")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        keys = ChangeEntryKeys.from_dict(d.pop("keys"))

        external_ids = []
        _external_ids = d.pop("externalIds")
        for external_ids_item_data in _external_ids:
            external_ids_item = ExternalId.from_dict(external_ids_item_data)

            external_ids.append(external_ids_item)

        _merged_into = d.pop("mergedInto", UNSET)
        merged_into: UUID | Unset
        if isinstance(_merged_into, Unset):
            merged_into = UNSET
        else:
            merged_into = UUID(_merged_into)

        _data = d.pop("data", UNSET)
        data: ChangeEntryData | Unset
        if isinstance(_data, Unset):
            data = UNSET
        else:
            data = ChangeEntryData.from_dict(_data)

        change_entry = cls(
            type_=type_,
            id=id,
            op=op,
            version=version,
            at=at,
            keys=keys,
            external_ids=external_ids,
            merged_into=merged_into,
            data=data,
        )

        change_entry.additional_properties = d
        return change_entry

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
