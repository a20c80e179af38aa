from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.history_author import HistoryAuthor
    from ..models.member_change import MemberChange


T = TypeVar("T", bound="HistoryEntry")


@_attrs_define
class HistoryEntry:
    """A version of a row, and what it changed.

    Example:
        {'at': '2026-09-03T02:00:00Z', 'by': {'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'kind': 'OWN_ORGANISATION',
            'name': 'Lò Thị Mai'}, 'changes': [{'after': 'Tổ 3', 'before': 'Bản Mòng', 'member': 'address'}], 'importId':
            None, 'version': 4}

    """

    version: int
    """ The version that the change made. """
    at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    by: HistoryAuthor
    """ Who made a version. """
    import_id: None | UUID
    changes: list[MemberChange]
    """ In the order of the members' names. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        at = self.at.isoformat()

        by = self.by.to_dict()

        import_id: None | str
        if isinstance(self.import_id, UUID):
            import_id = str(self.import_id)
        else:
            import_id = self.import_id

        changes = []
        for changes_item_data in self.changes:
            changes_item = changes_item_data.to_dict()
            changes.append(changes_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "at": at,
                "by": by,
                "importId": import_id,
                "changes": changes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.history_author import HistoryAuthor  # noqa: PLC0415
        from ..models.member_change import MemberChange  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        by = HistoryAuthor.from_dict(d.pop("by"))

        def _parse_import_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                import_id_type_0 = UUID(data)

                return import_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        import_id = _parse_import_id(d.pop("importId"))

        changes = []
        _changes = d.pop("changes")
        for changes_item_data in _changes:
            changes_item = MemberChange.from_dict(changes_item_data)

            changes.append(changes_item)

        history_entry = cls(
            version=version,
            at=at,
            by=by,
            import_id=import_id,
            changes=changes,
        )

        history_entry.additional_properties = d
        return history_entry

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
