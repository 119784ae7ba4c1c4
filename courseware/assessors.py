"""Do the work of many submissions at once: by processes of this machine, or by those of a cluster.

Judgements come back in whatever order they are made, and only they: whoever judges needs no
access to the gradebook, which has one writer.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager

from graders import isolation
from graders.assessment import Assessment
from graders.curriculum import LabEntry
from graders.execution.pool import close_warm_processes
from graders.task import Allowance, Task, carry_out

# Of each learner the judgement, or None where it could not be made; from each learner's work.
Assessments = Iterator[tuple[str, Assessment | None]]
Assessor = Callable[[LabEntry, Mapping[str, Task], Allowance], Assessments]


def assess_here(
    lab: LabEntry, tasks: Mapping[str, Task], allowance: Allowance, workers: int = 1
) -> Assessments:
    """Judge with so many processes at a time; each submission has its own, forked from a warm one.

    As many notebooks run at a time. Raises `Problem` where one cannot be run at all.
    """
    isolation.preload("courseware.cli")
    with _threads(workers) as pool:
        waiting = {
            pool.submit(carry_out, lab, task, allowance): name for name, task in tasks.items()
        }
        for future in as_completed(waiting):
            yield waiting.pop(future), _result(future)


def _result(future: Future[Assessment]) -> Assessment | None:
    try:
        return future.result()
    except OSError:  # files that may not be read: the grading itself tells about them
        return None


@contextmanager
def _threads(workers: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that only wait for processes; when the block is left early, those are ended."""
    pool = ThreadPoolExecutor(workers)
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.kill()
        close_warm_processes()
        pool.shutdown()
