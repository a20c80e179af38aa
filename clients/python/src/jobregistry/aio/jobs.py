"""Work that the server does after it has answered."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from ..models import JobState

_FINISHED = {
    JobState.SUCCEEDED,
    JobState.FAILED,
    JobState.CANCELLED,
    # It goes no further by itself.
    JobState.AWAITING_CONFIRMATION,
}


class HasState(Protocol):
    """What every job says of itself."""

    @property
    def state(self) -> JobState: ...


Job = TypeVar("Job", bound=HasState)


async def finished(
    job: Job,
    read: Callable[[], Awaitable[Job]],
    watch: Callable[[Job], None],
    longest_pause: float = 5.0,
) -> Job:
    """The job as it is when it has ended or waits to be confirmed; until then it is watched, at
    first often."""
    pause = 0.05
    while True:
        watch(job)
        if job.state in _FINISHED:
            return job
        await sleep(pause)
        pause = min(pause * 1.5, longest_pause)
        job = await read()
