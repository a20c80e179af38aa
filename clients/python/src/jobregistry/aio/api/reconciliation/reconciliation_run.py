from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....models.reconcile_input import ReconcileInput
from ....models.reconciliation import Reconciliation
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def reconciliation_run(
    registry: AsyncConnection,
    *,
    body: ReconcileInput,
    accept_language: str | Unset = UNSET,
    prefer: str | Unset = UNSET,
    x_purpose: str | Unset = UNSET,
) -> Reconciliation:
    """Find what differs from a copy

    The client sends count and digest of each bucket of its copy of one resource and gets the rows
    of the buckets that differ; without `digests` it gets those of the registry. A row is in the
    bucket that the first bits of SHA-256 of its key number; the digest of a bucket is the XOR of
    SHA-256 of its lines `key:version`, cut to 16 bytes. docs/SYNC.md has an example to check an
    implementation with. Nothing is changed.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    if not isinstance(prefer, Unset):
        headers["Prefer"] = prefer

    if not isinstance(x_purpose, Unset):
        headers["X-Purpose"] = x_purpose

    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    response = await registry.request(
        "POST",
        "/v1/reconcile",
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = Reconciliation.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
