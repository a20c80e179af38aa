from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_kind import ActorKind
from ..models.confirmation_reason import ConfirmationReason
from ..types import UNSET, Unset

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
    since: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    version: int | None | Unset = UNSET
    """ What `If-Match` of the confirmation has to name. Null after `validate`: there is nothing to
    confirm, but `commit` would wait. """
    expires_at: datetime.datetime | None | Unset = UNSET
    confirmed_at: datetime.datetime | None | Unset = UNSET
    confirmed_by_kind: ActorKind | None | Unset = UNSET
    confirmed_by: None | Unset | UUID = UNSET
    rows: None | str | Unset = UNSET
    """ Where those people are listed, with what they were and would be; null unless it waits. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.value
            reasons.append(reasons_item)

        people = self.people

        changed = self.changed

        since = self.since.isoformat()

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        expires_at: None | str | Unset
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        confirmed_at: None | str | Unset
        if isinstance(self.confirmed_at, Unset):
            confirmed_at = UNSET
        elif isinstance(self.confirmed_at, datetime.datetime):
            confirmed_at = self.confirmed_at.isoformat()
        else:
            confirmed_at = self.confirmed_at

        confirmed_by_kind: None | str | Unset
        if isinstance(self.confirmed_by_kind, Unset):
            confirmed_by_kind = UNSET
        elif isinstance(self.confirmed_by_kind, ActorKind):
            confirmed_by_kind = self.confirmed_by_kind.value
        else:
            confirmed_by_kind = self.confirmed_by_kind

        confirmed_by: None | str | Unset
        if isinstance(self.confirmed_by, Unset):
            confirmed_by = UNSET
        elif isinstance(self.confirmed_by, UUID):
            confirmed_by = str(self.confirmed_by)
        else:
            confirmed_by = self.confirmed_by

        rows: None | str | Unset
        if isinstance(self.rows, Unset):
            rows = UNSET
        else:
            rows = self.rows

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reasons": reasons,
                "people": people,
                "changed": changed,
                "since": since,
            }
        )
        if version is not UNSET:
            field_dict["version"] = version
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if confirmed_at is not UNSET:
            field_dict["confirmedAt"] = confirmed_at
        if confirmed_by_kind is not UNSET:
            field_dict["confirmedByKind"] = confirmed_by_kind
        if confirmed_by is not UNSET:
            field_dict["confirmedBy"] = confirmed_by
        if rows is not UNSET:
            field_dict["rows"] = rows

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

        since = datetime.datetime.fromisoformat(d.pop("since"))

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        def _parse_expires_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        expires_at = _parse_expires_at(d.pop("expiresAt", UNSET))

        def _parse_confirmed_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_at_type_0 = datetime.datetime.fromisoformat(data)

                return confirmed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        confirmed_at = _parse_confirmed_at(d.pop("confirmedAt", UNSET))

        def _parse_confirmed_by_kind(data: object) -> ActorKind | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_by_kind_type_0 = ActorKind(data)

                return confirmed_by_kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ActorKind | None | Unset, data)

        confirmed_by_kind = _parse_confirmed_by_kind(d.pop("confirmedByKind", UNSET))

        def _parse_confirmed_by(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                confirmed_by_type_0 = UUID(data)

                return confirmed_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        confirmed_by = _parse_confirmed_by(d.pop("confirmedBy", UNSET))

        def _parse_rows(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        rows = _parse_rows(d.pop("rows", UNSET))

        import_confirmation = cls(
            reasons=reasons,
            people=people,
            changed=changed,
            since=since,
            version=version,
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
