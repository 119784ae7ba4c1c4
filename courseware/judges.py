"""Do the work of many hand-ins at once: by processes of this machine, or by those of a cluster.

Judgements come back in whatever order they are made, and only they: whoever judges needs no
access to the gradebook, which has one writer.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager

from graders import isolation
from graders.curriculum import LabEntry
from graders.execution.executors import close_executors
from graders.judged import Judged
from graders.work import Allowance, Work, do

# Of each learner the judgement, or None where it could not be made; from each learner's work.
Judgements = Iterator[tuple[str, Judged | None]]
Judges = Callable[[LabEntry, Mapping[str, Work], Allowance], Judgements]


def judge_here(
    lab: LabEntry, works: Mapping[str, Work], allowance: Allowance, workers: int = 1
) -> Judgements:
    """Judge with so many processes at a time; each hand-in has its own, forked from a warm one.

    As many notebooks run at a time. Raises `Problem` where one cannot be run at all.
    """
    isolation.preload("courseware.cli")
    with _threads(workers) as pool:
        waiting = {pool.submit(do, lab, work, allowance): name for name, work in works.items()}
        for future in as_completed(waiting):
            yield waiting.pop(future), _result(future)


def _result(future: Future[Judged]) -> Judged | None:
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
        close_executors()
        pool.shutdown()
