from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.synced import Synced
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.bucket_digest import BucketDigest
    from ..models.differing_bucket import DifferingBucket


T = TypeVar("T", bound="Reconciliation")


@_attrs_define
class Reconciliation:
    """Where the two copies differ.

    Example:
        {'count': 13, 'differing': [{'bucket': 4, 'count': 1, 'digest': '0f343b0931126a20f133d67c2b018a3b', 'rows':
            [{'externalIds': [], 'id': '0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11', 'version': 3}]}], 'omitted': [], 'type':
            'schools', 'withoutKey': 0}

    """

    type_: Synced
    """ A resource that other systems keep copies of, by its name in paths. """
    count: int
    """ Lines compared here. """
    without_key: int
    """ Rows that have no key in `system`, and so were not compared. """
    differing: list[DifferingBucket]
    """ Buckets that differ, with all rows that the registry has in them. A row of the client that
    is not among those of its bucket is not here. """
    omitted: list[int]
    """ Buckets that differ too, but did not fit into the answer: ask again after mending those
    above. """
    digests: list[BucketDigest] | Unset = UNSET
    """ Buckets of the registry that hold anything; only when the client sent no digests. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        count = self.count

        without_key = self.without_key

        differing = []
        for differing_item_data in self.differing:
            differing_item = differing_item_data.to_dict()
            differing.append(differing_item)

        omitted = self.omitted

        digests: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.digests, Unset):
            digests = []
            for digests_item_data in self.digests:
                digests_item = digests_item_data.to_dict()
                digests.append(digests_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "count": count,
                "withoutKey": without_key,
                "differing": differing,
                "omitted": omitted,
            }
        )
        if digests is not UNSET:
            field_dict["digests"] = digests

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bucket_digest import BucketDigest  # noqa: PLC0415
        from ..models.differing_bucket import DifferingBucket  # noqa: PLC0415

        d = dict(src_dict)
        type_ = Synced(d.pop("type"))

        count = d.pop("count")

        without_key = d.pop("withoutKey")

        differing = []
        _differing = d.pop("differing")
        for differing_item_data in _differing:
            differing_item = DifferingBucket.from_dict(differing_item_data)

            differing.append(differing_item)

        omitted = cast(list[int], d.pop("omitted"))

        _digests = d.pop("digests", UNSET)
        digests: list[BucketDigest] | Unset = UNSET
        if _digests is not UNSET:
            digests = []
            for digests_item_data in _digests:
                digests_item = BucketDigest.from_dict(digests_item_data)

                digests.append(digests_item)

        reconciliation = cls(
            type_=type_,
            count=count,
            without_key=without_key,
            differing=differing,
            omitted=omitted,
            digests=digests,
        )

        reconciliation.additional_properties = d
        return reconciliation

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
