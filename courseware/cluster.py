"""Do the work on a cluster that is there already: Dask's scheduler hands parcels to its workers."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from courseware.assessors import Assessments, assess_here
from courseware.messages import problem, say
from graders.assessment import Assessment
from graders.curriculum import LabEntry
from graders.task import Allowance, AnotherCourseError, Task, carry_out_parcel, pack, take_result
from groundwork.cluster import RETRIES, SECONDS_TO_CONNECT, connect
from groundwork.messages import Message

if TYPE_CHECKING:
    from distributed import Client, Future, as_completed

_WAITING_A_THREAD = 2  # parcels under way for each thread of the cluster: memory stays bounded
_SECONDS_BETWEEN_LOOKS = 2.0
_TICK = 0.02


def assess_on_cluster(
    lab: LabEntry,
    tasks: Mapping[str, Task],
    allowance: Allowance,
    scheduler: str,
    tell: Callable[[Message], object],
) -> Assessments:
    """Judge with the workers of a Dask scheduler, as ``tcp://10.0.0.5:8786``.

    What the cluster could not do, or left undone when it was lost, is done here after ``tell`` has
    said so. Raises `Problem` where there is no scheduler or worker, or workers have other checks.
    """
    left = dict(tasks)
    for name, assessment in _on_cluster(lab, tasks, allowance, connect(scheduler)):
        if assessment is not None:
            del left[name]
            yield name, assessment
    if left:
        tell(
            say(
                "클러스터에서 제출물 {count}건을 검사하지 못해, 이 컴퓨터에서 이어서 검사합니다.",
                count=len(left),
            )
        )
        yield from assess_here(lab, left, allowance)


def _on_cluster(
    lab: LabEntry, tasks: Mapping[str, Task], allowance: Allowance, client: Client
) -> Assessments:
    from distributed import as_completed
    from distributed.client import ClosedClientError

    gone = (OSError, TimeoutError, CancelledError, ClosedClientError)
    with client, suppress(*gone), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of big parcels: a video is one
        waiting, running = iter(tasks), as_completed()
        names: dict[str, str] = {}

        def send(count: int) -> None:
            for name in islice(waiting, count):
                parcel = pack(tasks[name])
                future = client.submit(
                    carry_out_parcel, lab.id, parcel, allowance, pure=False, retries=RETRIES
                )
                names[str(future.key)] = name
                running.add(future)

        send(_WAITING_A_THREAD * sum(client.nthreads().values()))
        for future in _done(client, running):
            name = names.pop(str(future.key))
            assessment = _assessed(lab, tasks[name], future)
            future.release()
            yield name, assessment
            send(1)


def _done(client: Client, running: as_completed) -> Iterator[Future[bytes]]:
    """What the cluster is done with; ends early where the scheduler or the last worker is gone."""
    looked = time.monotonic()
    while running.count():
        if running.has_ready():
            future = next(running)
            if future.cancelled():
                return
            yield future
        elif time.monotonic() - looked > _SECONDS_BETWEEN_LOOKS:
            looked = time.monotonic()
            if not client.nthreads():
                return
        else:
            time.sleep(_TICK)


def _assessed(lab: LabEntry, task: Task, future: Future[bytes]) -> Assessment | None:
    if future.status != "finished":
        return None
    try:
        return take_result(lab, task, future.result(timeout=SECONDS_TO_CONNECT))
    except AnotherCourseError as error:  # unfair to whose submission they happen to judge
        raise problem(
            "클러스터 워커와 이 컴퓨터의 과정 버전이 다릅니다. 같은 버전을 설치하고 다시 "
            "실행해 주세요."
        ) from error
