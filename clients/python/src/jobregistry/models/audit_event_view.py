from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_kind import ActorKind
from ..types import UNSET, Unset

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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if not isinstance(self.seq, Unset):
            seq = self.seq
            field_dict["seq"] = seq
        if not isinstance(self.at, Unset):
            at = self.at.isoformat()
            field_dict["at"] = at
        if not isinstance(self.actor_kind, Unset):
            actor_kind = self.actor_kind.value
            field_dict["actorKind"] = actor_kind
        if not isinstance(self.actor_id, Unset):
            actor_id: None | str
            if isinstance(self.actor_id, UUID):
                actor_id = str(self.actor_id)
            else:
                actor_id = self.actor_id
            field_dict["actorId"] = actor_id
        if not isinstance(self.client_id, Unset):
            client_id: None | str
            if isinstance(self.client_id, UUID):
                client_id = str(self.client_id)
            else:
                client_id = self.client_id
            field_dict["clientId"] = client_id
        if not isinstance(self.organisation_id, Unset):
            organisation_id: None | str
            if isinstance(self.organisation_id, UUID):
                organisation_id = str(self.organisation_id)
            else:
                organisation_id = self.organisation_id
            field_dict["organisationId"] = organisation_id
        if not isinstance(self.action, Unset):
            action = self.action
            field_dict["action"] = action
        if not isinstance(self.resource, Unset):
            resource = self.resource
            field_dict["resource"] = resource
        if not isinstance(self.resource_id, Unset):
            resource_id: None | str
            if isinstance(self.resource_id, UUID):
                resource_id = str(self.resource_id)
            else:
                resource_id = self.resource_id
            field_dict["resourceId"] = resource_id
        if not isinstance(self.request_id, Unset):
            request_id = self.request_id
            field_dict["requestId"] = request_id
        if not isinstance(self.purpose, Unset):
            purpose: None | str
            purpose = self.purpose
            field_dict["purpose"] = purpose
        if not isinstance(self.details, Unset):
            details = self.details.to_dict()
            field_dict["details"] = details

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_event_view_details import AuditEventViewDetails  # noqa: PLC0415

        d = dict(src_dict)
        seq: Any = UNSET
        if "seq" in d:
            seq = d.pop("seq")

        at: Any = UNSET
        if "at" in d:
            at = datetime.datetime.fromisoformat(d.pop("at"))

        actor_kind: Any = UNSET
        if "actorKind" in d:
            actor_kind = ActorKind(d.pop("actorKind"))

        actor_id: Any = UNSET
        if "actorId" in d:

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

        client_id: Any = UNSET
        if "clientId" in d:

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

        organisation_id: Any = UNSET
        if "organisationId" in d:

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

        action: Any = UNSET
        if "action" in d:
            action = d.pop("action")

        resource: Any = UNSET
        if "resource" in d:
            resource = d.pop("resource")

        resource_id: Any = UNSET
        if "resourceId" in d:

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

        request_id: Any = UNSET
        if "requestId" in d:
            request_id = d.pop("requestId")

        purpose: Any = UNSET
        if "purpose" in d:

            def _parse_purpose(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            purpose = _parse_purpose(d.pop("purpose"))

        details: Any = UNSET
        if "details" in d:
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
