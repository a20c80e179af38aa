from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.key_kind import KeyKind
from ..models.synced import Synced
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.bucket_digest import BucketDigest


T = TypeVar("T", bound="ReconcileInput")


@_attrs_define
class ReconcileInput:
    """What the client has of one resource. It compares with what the caller may see of it here.

    Example:
        {'buckets': 16, 'digests': [{'bucket': 4, 'count': 1, 'digest': '0f343b0931126a20f133d67c2b018a3b'}], 'type':
            'schools'}

    """

    type_: Synced
    """ A resource that other systems keep copies of, by its name in paths. """
    buckets: int
    """ How many buckets: a power of two. Some hundred rows to a bucket are about right. """
    by: KeyKind | Unset = UNSET
    """ By which key rows are compared. """
    system: None | str | Unset = UNSET
    """ Whose values the keys are; with `EXTERNAL_ID` alone. """
    versions: bool | Unset = True
    """ Whether a line holds the version too: `key:version`. Without it only missing rows are
    found, on either side. """
    digests: list[BucketDigest] | None | Unset = UNSET
    """ The client's buckets; those left out are empty. Without the member the answer has the
    digests of the registry instead of rows. """

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        buckets = self.buckets

        by: str | Unset = UNSET
        if not isinstance(self.by, Unset):
            by = self.by.value

        system: None | str | Unset
        if isinstance(self.system, Unset):
            system = UNSET
        else:
            system = self.system

        versions = self.versions

        digests: list[dict[str, Any]] | None | Unset
        if isinstance(self.digests, Unset):
            digests = UNSET
        elif isinstance(self.digests, list):
            digests = []
            for digests_type_0_item_data in self.digests:
                digests_type_0_item = digests_type_0_item_data.to_dict()
                digests.append(digests_type_0_item)

        else:
            digests = self.digests

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "buckets": buckets,
            }
        )
        if by is not UNSET:
            field_dict["by"] = by
        if system is not UNSET:
            field_dict["system"] = system
        if versions is not UNSET:
            field_dict["versions"] = versions
        if digests is not UNSET:
            field_dict["digests"] = digests

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bucket_digest import BucketDigest  # noqa: PLC0415

        d = dict(src_dict)
        type_ = Synced(d.pop("type"))

        buckets = d.pop("buckets")

        _by = d.pop("by", UNSET)
        by: KeyKind | Unset
        if isinstance(_by, Unset):
            by = UNSET
        else:
            by = KeyKind(_by)

        def _parse_system(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        system = _parse_system(d.pop("system", UNSET))

        versions = d.pop("versions", UNSET)

        def _parse_digests(data: object) -> list[BucketDigest] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                digests_type_0 = []
                _digests_type_0 = data
                for digests_type_0_item_data in _digests_type_0:
                    digests_type_0_item = BucketDigest.from_dict(digests_type_0_item_data)

                    digests_type_0.append(digests_type_0_item)

                return digests_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[BucketDigest] | None | Unset, data)

        digests = _parse_digests(d.pop("digests", UNSET))

        reconcile_input = cls(
            type_=type_,
            buckets=buckets,
            by=by,
            system=system,
            versions=versions,
            digests=digests,
        )

        return reconcile_input
