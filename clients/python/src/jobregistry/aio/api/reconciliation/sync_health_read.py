from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from ....models.sync_health import SyncHealth
from ....types import UNSET, Unset

if TYPE_CHECKING:
    from ...connection import AsyncConnection


async def sync_health_read(
    registry: AsyncConnection,
    school_id: UUID,
    *,
    accept_language: str | Unset = UNSET,
) -> SyncHealth:
    """Read how the sync of a school is doing

    For the school itself, the province and inspectors. Days are those of Asia/Ho_Chi_Minh.

    *lastPush*: the latest of the school's organisation, by whichever came last: an import that
    stored rows (`IMPORT`, with its counts), or a change by one of its programs in single requests
    (`REQUEST`). A request that found everything unchanged leaves no trace.

    *lag*: days between when something happened and when the registry learnt of it. `enrolmentStatus`:
    from the day of an enrolment's present status to the day on which that step (or the enrolment)
    was recorded, for those recorded in the last 90 days. `classEnd`: from the last day of a class to
    the day on which it was set to COMPLETED, for those set in the last 90 days. `medianDays` is the
    middle one, or the mean of the two in the middle; `worstDays` the longest. What was recorded in
    advance counts as 0 days.

    *completeness*: each with how many are missing (`missing`), of how many (`of`), and their share,
    null of none. `endedClassesNotCompleted`: classes whose last day is past and whose status is not
    COMPLETED, of those whose last day is past; cancelled ones count in neither.
    `studyingWithoutResult`: enrolments with the status STUDYING and no result, of those STUDYING or
    COMPLETED, in classes whose last day is past. `passedWithoutCertificate`: completed enrolments
    with the result PASSED on which no certificate stands, of all those.
    `dueCheckpointsWithoutOutcome`: checkpoints at 3, 6 and 12 months after completion that have come
    and have no outcome, of all that have come; of who has died, none. `traineesWithoutEthnicGroup`,
    `traineesWithoutPhone`: people whom the school registered or enrolled for whom it is not on file,
    of all of them.

    *rejectedRows*: rows that imports of the school's organisation rejected and no later import has
    accepted, as far as reports are kept. A row is known by its kind and external id, counts once
    however often it was sent, and is as old as its first rejection since it was last accepted; one
    without an external id counts each time. `byCode` counts the rows with that code in their latest
    rejection: a row with several codes counts in each.
    """
    headers: dict[str, Any] = {}
    if not isinstance(accept_language, Unset):
        headers["Accept-Language"] = accept_language

    _kwargs: dict[str, Any] = {}
    _kwargs["headers"] = headers
    response = await registry.request(
        "GET",
        "/v1/schools/{school_id}/sync-health".format(
            school_id=quote(str(school_id), safe=""),
        ),
        **_kwargs,
    )
    if response.status_code == 200:
        response_200 = SyncHealth.from_dict(response.json())

        return response_200
    raise registry.unexpected(response)
