from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_kind import ActorKind
from ..models.feed_op import FeedOp
from ..models.status_reason import StatusReason
from ..models.synced import Synced
from ..models.webhook_status import WebhookStatus

T = TypeVar("T", bound="WebhookSecretView")


@_attrs_define
class WebhookSecretView:
    """A subscription with its new secret.

    Example:
        {'active': True, 'createdAt': '2026-01-05T01:00:00Z', 'description': None, 'id':
            '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a12', 'ops': None, 'organisationId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11',
            'ownerId': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a13', 'ownerKind': 'CLIENT', 'previousSecretExpiresAt': None,
            'secret': 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfQMFk1Ws8=', 'status': 'ACTIVE', 'statusReason': None,
            'types': ['trainees', 'enrolments'], 'updatedAt': '2026-01-05T01:00:00Z', 'url':
            'https://sync.truong-a.example.vn/registry', 'version': 1}

    """

    id: UUID
    """ The id of a record, for good. """
    organisation_id: UUID
    """ The id of a record, for good. """
    owner_kind: ActorKind
    """ What an actor is. """
    owner_id: UUID
    """ The user or client whose present permissions decide what is told: who made the
    subscription, or whoever of the same organisation changed it last. """
    url: str
    """ Where messages are sent. """
    types: list[Synced]
    """ The resources whose changes are told. """
    ops: list[FeedOp] | None
    """ The kinds of changes that are told; null for all. """
    description: None | str
    """ What it is for, in words of one's own. """
    active: bool
    """ Whether messages are wanted: neither INACTIVE nor DISABLED. """
    status: WebhookStatus
    """ How a subscription is. """
    status_reason: None | StatusReason
    previous_secret_expires_at: datetime.datetime | None
    version: int
    """ Counts up with each change; in quotes it is the `ETag`. """
    created_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    updated_at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    secret: None | str
    """ Verifies the signatures of messages. Shown this once. Null when the request is repeated
    with its `Idempotency-Key`: then rotate. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        organisation_id = str(self.organisation_id)

        owner_kind = self.owner_kind.value

        owner_id = str(self.owner_id)

        url = self.url

        types = []
        for types_item_data in self.types:
            types_item = types_item_data.value
            types.append(types_item)

        ops: list[str] | None
        if isinstance(self.ops, list):
            ops = []
            for ops_type_0_item_data in self.ops:
                ops_type_0_item = ops_type_0_item_data.value
                ops.append(ops_type_0_item)

        else:
            ops = self.ops

        description: None | str
        description = self.description

        active = self.active

        status = self.status.value

        status_reason: None | str
        if isinstance(self.status_reason, StatusReason):
            status_reason = self.status_reason.value
        else:
            status_reason = self.status_reason

        previous_secret_expires_at: None | str
        if isinstance(self.previous_secret_expires_at, datetime.datetime):
            previous_secret_expires_at = self.previous_secret_expires_at.isoformat()
        else:
            previous_secret_expires_at = self.previous_secret_expires_at

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        secret: None | str
        secret = self.secret

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "organisationId": organisation_id,
                "ownerKind": owner_kind,
                "ownerId": owner_id,
                "url": url,
                "types": types,
                "ops": ops,
                "description": description,
                "active": active,
                "status": status,
                "statusReason": status_reason,
                "previousSecretExpiresAt": previous_secret_expires_at,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
                "secret": secret,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        organisation_id = UUID(d.pop("organisationId"))

        owner_kind = ActorKind(d.pop("ownerKind"))

        owner_id = UUID(d.pop("ownerId"))

        url = d.pop("url")

        types = []
        _types = d.pop("types")
        for types_item_data in _types:
            types_item = Synced(types_item_data)

            types.append(types_item)

        def _parse_ops(data: object) -> list[FeedOp] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                ops_type_0 = []
                _ops_type_0 = data
                for ops_type_0_item_data in _ops_type_0:
                    ops_type_0_item = FeedOp(ops_type_0_item_data)

                    ops_type_0.append(ops_type_0_item)

                return ops_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[FeedOp] | None, data)

        ops = _parse_ops(d.pop("ops"))

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        active = d.pop("active")

        status = WebhookStatus(d.pop("status"))

        def _parse_status_reason(data: object) -> None | StatusReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_reason_type_0 = StatusReason(data)

                return status_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StatusReason, data)

        status_reason = _parse_status_reason(d.pop("statusReason"))

        def _parse_previous_secret_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                previous_secret_expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return previous_secret_expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        previous_secret_expires_at = _parse_previous_secret_expires_at(
            d.pop("previousSecretExpiresAt")
        )

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        def _parse_secret(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        secret = _parse_secret(d.pop("secret"))

        webhook_secret_view = cls(
            id=id,
            organisation_id=organisation_id,
            owner_kind=owner_kind,
            owner_id=owner_id,
            url=url,
            types=types,
            ops=ops,
            description=description,
            active=active,
            status=status,
            status_reason=status_reason,
            previous_secret_expires_at=previous_secret_expires_at,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            secret=secret,
        )

        webhook_secret_view.additional_properties = d
        return webhook_secret_view

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
