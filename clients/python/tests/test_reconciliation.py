"""Comparing a copy by digests."""

from __future__ import annotations

from jobregistry import Registry, models
from jobregistry.api import classes
from jobregistry.reconciliation import bucket, digest


def test_digests_are_those_of_the_documents() -> None:
    assert digest(["HV-1:1", "HV-2:3", "HV-3:1"]) == "3d94e12823973f8cd723bfac29599409"
    assert [bucket(key, 16) for key in ("HV-1", "HV-2", "HV-3")] == [15, 2, 2]


def test_a_copy_that_differs_is_told_where(school: Registry) -> None:
    held = {str(row.id): row.version for row in school.every(classes.class_list)}
    same = school.differences(models.Synced.CLASSES, held)
    assert (same.read, same.forget) == ({}, set())

    lost, stale, *_ = held
    invented = "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11"
    version = held.pop(lost)
    held[stale] += 1
    held[invented] = 1
    found = school.differences(models.Synced.CLASSES, held)
    assert set(found.read) == {lost, stale}
    assert found.read[lost].version == version
    assert found.forget == {invented}

    by_key = school.differences(models.Synced.CLASSES, held.keys())
    assert (set(by_key.read), by_key.forget) == ({lost}, {invented})
