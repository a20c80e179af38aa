from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.reconciled_row import ReconciledRow


T = TypeVar("T", bound="DifferingBucket")


@_attrs_define
class DifferingBucket:
    """A bucket that differs."""

    bucket: int
    """ Number of the bucket. """
    count: int
    """ Lines that the registry has in it. """
    digest: str
    """ Digest of those lines. """
    rows: list[ReconciledRow]
    """ The rows that the registry has in it. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        bucket = self.bucket

        count = self.count

        digest = self.digest

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "bucket": bucket,
                "count": count,
                "digest": digest,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reconciled_row import ReconciledRow  # noqa: PLC0415

        d = dict(src_dict)
        bucket = d.pop("bucket")

        count = d.pop("count")

        digest = d.pop("digest")

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = ReconciledRow.from_dict(rows_item_data)

            rows.append(rows_item)

        differing_bucket = cls(
            bucket=bucket,
            count=count,
            digest=digest,
            rows=rows,
        )

        differing_bucket.additional_properties = d
        return differing_bucket

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
