"""A warm process as the grader sees it: started, asked over a socket, ended."""

import os
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graders.limits import MEGABYTE
from graders.messages import problem
from graders.sandbox.view import View
from graders.sandbox.wire import Channel, Kind
from groundwork.problem import Problem

_MAX_FRAME = 64 * MEGABYTE
_SECONDS_TO_WARM_UP = 300  # on a machine that has much else to do
_SECONDS_TO_END = 0.5
_SECONDS_TO_CLOSE = 5
_ENVIRONMENT = {
    "HOME": "/",
    "LANG": "C.UTF-8",
    "PYTHONPATH": str(Path(__file__).resolve().parents[2]),  # the course runs from its folder
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",  # the same order of sets for everybody
}


class WarmProcessLostError(Exception):
    """The warm process is gone; a submission cannot do that from the inside."""


@dataclass(frozen=True)
class Program:
    """A module that runs as a warm process, its arguments, and what it is shown."""

    module: str
    view: View
    arguments: tuple[str, ...] = ()


class WarmProcess:
    """A running program of `graders.execution.warm` and the socket over which it is asked."""

    def __init__(self, program: Program) -> None:
        self._staging = tempfile.TemporaryDirectory(prefix="labs-")
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-P",
                    "-m",
                    program.module,
                    str(theirs.fileno()),
                    self._staging.name,
                    *program.arguments,
                ],
                pass_fds=[theirs.fileno()],
                env=_ENVIRONMENT,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=None if os.environ.get("LABS_DEBUG") else subprocess.DEVNULL,
            )
        channel = Channel(self._control, _MAX_FRAME)
        try:
            channel.send(Kind.REQUEST, program.view.to_json().encode())
            kind, reason = channel.receive(_SECONDS_TO_WARM_UP)
        except (EOFError, OSError) as error:
            self.close()
            raise _not_started(type(error).__name__) from error
        if kind is not Kind.READY:
            self.close()
            raise _not_started(reason.decode(errors="replace"))

    def has_ended(self, seconds: float = _SECONDS_TO_END) -> bool:
        """Whether it has ended, or does so in a moment."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.returncode is not None

    def open(self) -> Channel:
        """A conversation about one submission."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [b"h"], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise WarmProcessLostError from error
        return Channel(ours, _MAX_FRAME)

    def close(self) -> None:
        """It ends by itself when nobody can ask any more, and everything in its world with it."""
        self._control.close()
        if not self.has_ended(_SECONDS_TO_CLOSE):
            self._process.kill()
            self._process.wait()
        self._staging.cleanup()


def _not_started(reason: str) -> Problem:
    return problem(
        "실습 파일을 실행할 프로그램이 시작되지 않았습니다({reason}). 다시 실행해 보고, 같은 "
        "오류가 계속되면 이 문장을 담당자에게 알려 주세요.",
        reason=reason,
    )
