"""The warm executors of this process: as many as notebooks run at a time, kept for the next."""

import atexit
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from graders.curriculum import LabEntry
from graders.execution.executor import Executor
from graders.limits import Limits

_lock = threading.Lock()
_idle: list[Executor] = []
_busy: list[Executor] = []


@contextmanager
def executor_for(lab: LabEntry, limits: Limits) -> Iterator[Executor]:
    """An executor that nobody else uses inside the ``with`` block; threads get one each."""
    executor = _taken(lab, limits)
    try:
        yield executor
    finally:
        with _lock:
            if executor in _busy:
                _busy.remove(executor)
                _idle.append(executor)


@atexit.register
def close_executors() -> None:
    """End every warm process of this process, those in use as well."""
    with _lock:
        closing = [*_idle, *_busy]
        _idle.clear()
        _busy.clear()
    for executor in closing:
        executor.close()


def _taken(lab: LabEntry, limits: Limits) -> Executor:
    with _lock:
        fitting = [
            executor for executor in _idle if (executor.lab, executor.limits) == (lab, limits)
        ]
        others = [executor for executor in _idle if executor not in fitting]
        executor = fitting[0] if fitting else Executor(lab, limits)
        _busy.append(executor)
        _idle[:] = fitting[1:]
    for other in others:  # of a lab graded before: each takes hundreds of megabytes
        other.close()
    return executor
