"""The warm processes of this process: one a lab and purpose, shared by its threads."""

import atexit
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from graders.execution.executor import Executor
from graders.execution.judge import Judge


class _Closeable(Protocol):
    def close(self) -> None: ...


Kept = TypeVar("Kept", bound=_Closeable)


@dataclass
class _Place(Generic[Kept]):
    what: tuple[object, ...]
    kept: Kept
    users: int = 0


class Pool(Generic[Kept]):
    """Keeps what ``make`` gives for whoever needs the same next."""

    def __init__(self, make: Callable[..., Kept]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._places: list[_Place[Kept]] = []

    @contextmanager
    def shared(self, *what: object) -> Iterator[Kept]:
        """What is made of these arguments, for the ``with`` block."""
        with self._lock:
            place = next((place for place in self._places if place.what == what), None)
            place = place or _Place(what, self._make(*what))
            place.users += 1
            # Those of a lab graded before: each takes hundreds of megabytes.
            idle = [each for each in self._places if not each.users]
            self._places = [place, *(p for p in self._places if p.users and p is not place)]
        for each in idle:
            each.kept.close()
        try:
            yield place.kept
        finally:
            with self._lock:
                place.users -= 1

    def close(self) -> None:
        """Close everything, for good for those who still use it."""
        with self._lock:
            closing, self._places = self._places, []
        for place in closing:
            place.kept.close()


executors = Pool(Executor)
judges = Pool(Judge)


@atexit.register
def close_warm_processes() -> None:
    """End every warm process of this process, those in use as well."""
    executors.close()
    judges.close()
