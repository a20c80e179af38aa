from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="BucketDigest")


@_attrs_define
class BucketDigest:
    """What a bucket holds."""

    bucket: int
    """ Number of the bucket. """
    count: int
    """ Lines in the bucket. """
    digest: str
    """ XOR of SHA-256 of the lines, its first 16 bytes in hexadecimal digits. """

    def to_dict(self) -> dict[str, Any]:
        bucket = self.bucket

        count = self.count

        digest = self.digest

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "bucket": bucket,
                "count": count,
                "digest": digest,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        bucket = d.pop("bucket")

        count = d.pop("count")

        digest = d.pop("digest")

        bucket_digest = cls(
            bucket=bucket,
            count=count,
            digest=digest,
        )

        return bucket_digest
