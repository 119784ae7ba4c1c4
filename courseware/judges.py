"""Judge many hand-ins at once: by processes of this machine, or by the workers of a cluster.

Judgements come back in whatever order they are made, and only they: whoever judges needs no
access to the gradebook, which has one writer.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

from graders.curriculum import LabEntry
from graders.isolation import Limits
from graders.judged import Judged, judge

# Of each learner the judgement, or None where it could not be made; from each learner's folder.
Judgements = Iterator[tuple[str, Judged | None]]
Judges = Callable[[LabEntry, Mapping[str, Path], Limits], Judgements]


def judge_here(
    lab: LabEntry, folders: Mapping[str, Path], limits: Limits, workers: int = 1
) -> Judgements:
    """Judge with so many processes at a time; each hand-in has its own, forked from a warm one."""
    with _threads(workers) as pool:
        waiting = {pool.submit(judge, lab, folders[name], limits): name for name in folders}
        for future in as_completed(waiting):
            yield waiting[future], _result(future)


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
        pool.shutdown()
