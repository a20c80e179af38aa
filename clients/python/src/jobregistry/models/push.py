from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.actor_kind import ActorKind
from ..models.push_method import PushMethod

if TYPE_CHECKING:
    from ..models.push_counts import PushCounts


T = TypeVar("T", bound="Push")


@_attrs_define
class Push:
    """The latest data that came."""

    at: datetime.datetime
    """ A moment, in UTC (RFC 3339). """
    method: PushMethod
    """ How data was pushed. """
    actor_kind: ActorKind
    """ What an actor is. """
    actor_id: UUID
    """ The id of a record, for good. """
    import_id: None | UUID
    counts: None | PushCounts
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.push_counts import PushCounts  # noqa: PLC0415

        at = self.at.isoformat()

        method = self.method.value

        actor_kind = self.actor_kind.value

        actor_id = str(self.actor_id)

        import_id: None | str
        if isinstance(self.import_id, UUID):
            import_id = str(self.import_id)
        else:
            import_id = self.import_id

        counts: dict[str, Any] | None
        if isinstance(self.counts, PushCounts):
            counts = self.counts.to_dict()
        else:
            counts = self.counts

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "at": at,
                "method": method,
                "actorKind": actor_kind,
                "actorId": actor_id,
                "importId": import_id,
                "counts": counts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.push_counts import PushCounts  # noqa: PLC0415

        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        method = PushMethod(d.pop("method"))

        actor_kind = ActorKind(d.pop("actorKind"))

        actor_id = UUID(d.pop("actorId"))

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

        def _parse_counts(data: object) -> None | PushCounts:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                counts_type_0 = PushCounts.from_dict(data)

                return counts_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PushCounts, data)

        counts = _parse_counts(d.pop("counts"))

        push = cls(
            at=at,
            method=method,
            actor_kind=actor_kind,
            actor_id=actor_id,
            import_id=import_id,
            counts=counts,
        )

        push.additional_properties = d
        return push

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
