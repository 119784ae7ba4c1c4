"""A warm process that is there whenever it is needed; many threads may ask it at a time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from graders.execution.warm_process import Program, WarmProcess, WarmProcessLostError
from graders.sandbox.means import available
from graders.sandbox.wire import Channel
from groundwork.problem import Problem

_TRIES = 2
Came = TypeVar("Came")


class WarmSource:
    """Starts a warm process with the first conversation, and again whenever it was lost.

    Close it, for good, from any thread: conversations that are under way end.
    """

    def __init__(self, program: Callable[[], Program]) -> None:
        self._program = program
        self._lock = threading.Lock()
        self._warm: WarmProcess | None = None
        self._closed = False

    @contextmanager
    def conversation(self) -> Iterator[Channel]:
        """Talk to a fresh fork about one submission.

        Raises `Problem` where the machine has no means, and in the block `TimeoutError` or
        `WarmProcessLostError`; for all else that goes wrong with the fork, `EOFError`.
        """
        warm = self._process()
        channel = warm.open()
        try:
            yield channel
        except TimeoutError:
            self._end(warm)
            raise
        except (EOFError, ConnectionError, ValueError) as error:
            if warm.has_ended():
                raise WarmProcessLostError from error
            raise EOFError from error
        finally:
            channel.close()

    def twice(self, ask: Callable[[], Came]) -> Came | None:
        """What ``ask`` gives, asked again where the warm process was lost; None at last."""
        for _ in range(_TRIES):
            with suppress(WarmProcessLostError):
                return ask()
        return None

    def close(self) -> None:
        """End the warm process and everything it has started."""
        self._closed = True
        if (warm := self._warm) is not None:
            self._end(warm)

    def _process(self) -> WarmProcess:
        with self._lock:
            if self._warm is not None and self._warm.has_ended(seconds=0):
                self._end(self._warm)
            if self._warm is None:
                if self._closed:
                    raise WarmProcessLostError
                if (reason := available()) is not None:
                    raise Problem(reason)
                self._warm = WarmProcess(self._program())
            warm = self._warm
        if self._closed:  # by another thread, while it started
            self._end(warm)
            raise WarmProcessLostError
        return warm

    def _end(self, warm: WarmProcess) -> None:
        if self._warm is warm:
            self._warm = None
        warm.close()
