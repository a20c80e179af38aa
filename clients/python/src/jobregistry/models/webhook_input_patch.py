from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.feed_op import FeedOp
from ..models.synced import Synced
from ..types import UNSET, Unset

T = TypeVar("T", bound="WebhookInputPatch")


@_attrs_define
class WebhookInputPatch:
    """JSON merge patch (RFC 7396): what is present replaces, null removes.

    Example:
        {'description': 'Hệ thống quản lý đào tạo', 'ops': ['UPSERT', 'DELETE'], 'types': ['trainees', 'enrolments'],
            'url': 'https://sync.truong-a.example.vn/registry'}

    """

    url: None | str | Unset = UNSET
    """ Where messages are sent: https, without credentials or a fragment, on port 443, 80 or one
    from 1024 on, on a host with public addresses alone. """
    types: list[Synced] | None | Unset = UNSET
    """ Resources to tell of, named as in the change feed. """
    ops: list[FeedOp] | None | Unset = UNSET
    """ What to tell of; all when left out. """
    description: None | str | Unset = UNSET
    """ What it is for, in words of one's own. """
    active: bool | None | Unset = UNSET
    """ False keeps messages back; they are written and sent once it is true again, as far as the
    change feed reaches. """

    def to_dict(self) -> dict[str, Any]:
        url: None | str | Unset
        if isinstance(self.url, Unset):
            url = UNSET
        else:
            url = self.url

        types: list[str] | None | Unset
        if isinstance(self.types, Unset):
            types = UNSET
        elif isinstance(self.types, list):
            types = []
            for types_type_0_item_data in self.types:
                types_type_0_item = types_type_0_item_data.value
                types.append(types_type_0_item)

        else:
            types = self.types

        ops: list[str] | None | Unset
        if isinstance(self.ops, Unset):
            ops = UNSET
        elif isinstance(self.ops, list):
            ops = []
            for ops_type_0_item_data in self.ops:
                ops_type_0_item = ops_type_0_item_data.value
                ops.append(ops_type_0_item)

        else:
            ops = self.ops

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        active: bool | None | Unset
        if isinstance(self.active, Unset):
            active = UNSET
        else:
            active = self.active

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if url is not UNSET:
            field_dict["url"] = url
        if types is not UNSET:
            field_dict["types"] = types
        if ops is not UNSET:
            field_dict["ops"] = ops
        if description is not UNSET:
            field_dict["description"] = description
        if active is not UNSET:
            field_dict["active"] = active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        url = _parse_url(d.pop("url", UNSET))

        def _parse_types(data: object) -> list[Synced] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                types_type_0 = []
                _types_type_0 = data
                for types_type_0_item_data in _types_type_0:
                    types_type_0_item = Synced(types_type_0_item_data)

                    types_type_0.append(types_type_0_item)

                return types_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[Synced] | None | Unset, data)

        types = _parse_types(d.pop("types", UNSET))

        def _parse_ops(data: object) -> list[FeedOp] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
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
            return cast(list[FeedOp] | None | Unset, data)

        ops = _parse_ops(d.pop("ops", UNSET))

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        def _parse_active(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        active = _parse_active(d.pop("active", UNSET))

        webhook_input_patch = cls(
            url=url,
            types=types,
            ops=ops,
            description=description,
            active=active,
        )

        return webhook_input_patch
