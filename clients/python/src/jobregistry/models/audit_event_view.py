from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_kind import ActorKind

if TYPE_CHECKING:
    from ..models.audit_event_view_details import AuditEventViewDetails


T = TypeVar("T", bound="AuditEventView")


@_attrs_define
class AuditEventView:
    """An audit event. It holds ids, never personal data.

    Example:
        {'action': 'school.change', 'actorId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'actorKind': 'USER', 'at':
            '2026-01-05T02:00:00Z', 'clientId': None, 'details': {'members': ['phone']}, 'organisationId':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'purpose': None, 'requestId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a14',
            'resource': 'schools', 'resourceId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'seq': 4711}

    """

    seq: int
    """ Grows with time. """
    at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    actor_kind: ActorKind
    """ What an actor is. """
    actor_id: None | UUID
    """ The user or client who did it. """
    client_id: None | UUID
    organisation_id: None | UUID
    action: str
    """ `school.change`: the resource and the verb. """
    resource: str
    """ The kind of record, as its path names it. """
    resource_id: None | UUID
    """ The record, where it is about one. """
    request_id: str
    """ The `X-Request-Id` of the request. """
    purpose: None | str
    """ What the caller gave as `X-Purpose`. """
    details: AuditEventViewDetails
    """ What else is known, without personal data. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        seq = self.seq

        at = self.at.isoformat()

        actor_kind = self.actor_kind.value

        actor_id: None | str
        if isinstance(self.actor_id, UUID):
            actor_id = str(self.actor_id)
        else:
            actor_id = self.actor_id

        client_id: None | str
        if isinstance(self.client_id, UUID):
            client_id = str(self.client_id)
        else:
            client_id = self.client_id

        organisation_id: None | str
        if isinstance(self.organisation_id, UUID):
            organisation_id = str(self.organisation_id)
        else:
            organisation_id = self.organisation_id

        action = self.action

        resource = self.resource

        resource_id: None | str
        if isinstance(self.resource_id, UUID):
            resource_id = str(self.resource_id)
        else:
            resource_id = self.resource_id

        request_id = self.request_id

        purpose: None | str
        purpose = self.purpose

        details = self.details.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "seq": seq,
                "at": at,
                "actorKind": actor_kind,
                "actorId": actor_id,
                "clientId": client_id,
                "organisationId": organisation_id,
                "action": action,
                "resource": resource,
                "resourceId": resource_id,
                "requestId": request_id,
                "purpose": purpose,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_event_view_details import AuditEventViewDetails  # noqa: PLC0415

        d = dict(src_dict)
        seq = d.pop("seq")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        actor_kind = ActorKind(d.pop("actorKind"))

        def _parse_actor_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                actor_id_type_0 = UUID(data)

                return actor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        actor_id = _parse_actor_id(d.pop("actorId"))

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

        def _parse_organisation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                organisation_id_type_0 = UUID(data)

                return organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        organisation_id = _parse_organisation_id(d.pop("organisationId"))

        action = d.pop("action")

        resource = d.pop("resource")

        def _parse_resource_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                resource_id_type_0 = UUID(data)

                return resource_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        resource_id = _parse_resource_id(d.pop("resourceId"))

        request_id = d.pop("requestId")

        def _parse_purpose(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        purpose = _parse_purpose(d.pop("purpose"))

        details = AuditEventViewDetails.from_dict(d.pop("details"))

        audit_event_view = cls(
            seq=seq,
            at=at,
            actor_kind=actor_kind,
            actor_id=actor_id,
            client_id=client_id,
            organisation_id=organisation_id,
            action=action,
            resource=resource,
            resource_id=resource_id,
            request_id=request_id,
            purpose=purpose,
            details=details,
        )

        audit_event_view.additional_properties = d
        return audit_event_view

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
