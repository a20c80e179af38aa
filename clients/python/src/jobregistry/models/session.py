from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.session_kind import SessionKind

T = TypeVar("T", bound="Session")


@_attrs_define
class Session:
    """A session as its owner sees it.

    Example:
        {'authenticatedAt': '2026-01-05T02:00:00Z', 'clientId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'clientName':
            'Sổ tay cán bộ xã', 'current': False, 'expiresAt': '2026-02-05T01:00:00Z', 'id':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a15', 'kind': 'APP', 'lastUsedAt': '2026-01-06T01:00:00Z', 'scopes':
            ['trainees:read'], 'userAgent': 'Mozilla/5.0 (Android 15; Mobile)'}

    """

    id: UUID
    """ The id of a record, for good. """
    kind: SessionKind
    """ How a session began. """
    client_id: None | UUID
    client_name: None | str
    """ Its name. """
    scopes: list[str]
    """ What its tokens may be used for; none for a browser, which has none. """
    user_agent: None | str
    """ What the browser or the program called itself. """
    current: bool
    """ Whether the token of this request belongs to it. """
    authenticated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    last_used_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    expires_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind.value

        client_id: None | str
        if isinstance(self.client_id, UUID):
            client_id = str(self.client_id)
        else:
            client_id = self.client_id

        client_name: None | str
        client_name = self.client_name

        scopes = self.scopes

        user_agent: None | str
        user_agent = self.user_agent

        current = self.current

        authenticated_at = self.authenticated_at.isoformat()

        last_used_at = self.last_used_at.isoformat()

        expires_at = self.expires_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "clientId": client_id,
                "clientName": client_name,
                "scopes": scopes,
                "userAgent": user_agent,
                "current": current,
                "authenticatedAt": authenticated_at,
                "lastUsedAt": last_used_at,
                "expiresAt": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = SessionKind(d.pop("kind"))

        def _parse_client_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                client_id_type_0 = UUID(data)

                return client_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        client_id = _parse_client_id(d.pop("clientId"))

        def _parse_client_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        client_name = _parse_client_name(d.pop("clientName"))

        scopes = cast(list[str], d.pop("scopes"))

        def _parse_user_agent(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        user_agent = _parse_user_agent(d.pop("userAgent"))

        current = d.pop("current")

        authenticated_at = datetime.datetime.fromisoformat(d.pop("authenticatedAt"))

        last_used_at = datetime.datetime.fromisoformat(d.pop("lastUsedAt"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expiresAt"))

        session = cls(
            id=id,
            kind=kind,
            client_id=client_id,
            client_name=client_name,
            scopes=scopes,
            user_agent=user_agent,
            current=current,
            authenticated_at=authenticated_at,
            last_used_at=last_used_at,
            expires_at=expires_at,
        )

        session.additional_properties = d
        return session

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
