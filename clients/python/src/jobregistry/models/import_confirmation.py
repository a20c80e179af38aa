from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_kind import ActorKind
from ..models.confirmation_reason import ConfirmationReason

T = TypeVar("T", bound="ImportConfirmation")


@_attrs_define
class ImportConfirmation:
    """Why an import has to be confirmed, or had to.

    Example:
        {'changed': 29, 'confirmedAt': None, 'confirmedBy': None, 'confirmedByKind': None, 'expiresAt':
            '2026-03-09T19:00:02Z', 'people': 30, 'reasons': ['IDENTITY_CHANGES'], 'rows':
            '/v1/imports/0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a21/report?identityChanged=true', 'since': '2026-03-02T19:00:02Z',
            'version': 1}

    """

    reasons: list[ConfirmationReason]
    """ Why somebody has to look at it. """
    people: int
    """ People on file whom the rows touch. """
    changed: int
    """ Of whom name, sex, birth date or a document would be another. """
    version: int | None
    """ What `If-Match` of the confirmation has to name. Null after `validate`: there is nothing to
    confirm, but `commit` would wait. """
    since: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    expires_at: datetime.datetime | None
    confirmed_at: datetime.datetime | None
    confirmed_by_kind: ActorKind | None
    confirmed_by: None | UUID
    rows: None | str
    """ Where those people are listed, with what they were and would be; null unless it waits. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.value
            reasons.append(reasons_item)

        people = self.people

        changed = self.changed

        version: int | None
        version = self.version

        since = self.since.isoformat()

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        confirmed_at: None | str
        if isinstance(self.confirmed_at, datetime.datetime):
            confirmed_at = self.confirmed_at.isoformat()
        else:
            confirmed_at = self.confirmed_at

        confirmed_by_kind: None | str
        if isinstance(self.confirmed_by_kind, ActorKind):
            confirmed_by_kind = self.confirmed_by_kind.value
        else:
            confirmed_by_kind = self.confirmed_by_kind

        confirmed_by: None | str
        if isinstance(self.confirmed_by, UUID):
            confirmed_by = str(self.confirmed_by)
        else:
            confirmed_by = self.confirmed_by

        rows: None | str
        rows = self.rows

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reasons": reasons,
                "people": people,
                "changed": changed,
                "version": version,
                "since": since,
                "expiresAt": expires_at,
                "confirmedAt": confirmed_at,
                "confirmedByKind": confirmed_by_kind,
                "confirmedBy": confirmed_by,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = ConfirmationReason(reasons_item_data)

            reasons.append(reasons_item)

        people = d.pop("people")

        changed = d.pop("changed")

        def _parse_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        version = _parse_version(d.pop("version"))

        since = datetime.datetime.fromisoformat(d.pop("since"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expiresAt"))

        def _parse_confirmed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_at_type_0 = datetime.datetime.fromisoformat(data)

                return confirmed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        confirmed_at = _parse_confirmed_at(d.pop("confirmedAt"))

        def _parse_confirmed_by_kind(data: object) -> ActorKind | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_by_kind_type_0 = ActorKind(data)

                return confirmed_by_kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ActorKind | None, data)

        confirmed_by_kind = _parse_confirmed_by_kind(d.pop("confirmedByKind"))

        def _parse_confirmed_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_by_type_0 = UUID(data)

                return confirmed_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        confirmed_by = _parse_confirmed_by(d.pop("confirmedBy"))

        def _parse_rows(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        rows = _parse_rows(d.pop("rows"))

        import_confirmation = cls(
            reasons=reasons,
            people=people,
            changed=changed,
            version=version,
            since=since,
            expires_at=expires_at,
            confirmed_at=confirmed_at,
            confirmed_by_kind=confirmed_by_kind,
            confirmed_by=confirmed_by,
            rows=rows,
        )

        import_confirmation.additional_properties = d
        return import_confirmation

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
