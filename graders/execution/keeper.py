"""The first process of a submission's own world: sets it up, watches, and ends everything in it.

Learners' processes cannot signal the first process of their world, nor look into it. What they
send is passed on unread.
"""

import os
import signal
import socket
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from graders.accident import Accident
from graders.execution.memory import memory_in_use
from graders.execution.request import receive_request
from graders.limits import Limits
from graders.sandbox import transfer, walls
from graders.sandbox.wire import PATIENCE, Channel, Kind, TooLargeError
from graders.submission import OUTPUT

# What runs or judges, in a process of its own: the steps, a connection for what each came to.
Work = Callable[[Sequence[str], socket.socket, Limits], None]

_MAX_FRAME = 64 << 20
_MAX_FILES = 200
_LONGEST_NAME = 60  # letters; in UTF-8 up to four bytes each, of 255
_GRACE = 2.0
_TICK = 0.1


class _EndedError(Exception):
    def __init__(self, accident: Accident) -> None:
        super().__init__(accident.value)
        self.accident = accident


def keep(work: Work, connection: socket.socket) -> None:
    """Serve one submission from a freshly forked process; never returns."""
    client = Channel(connection, _MAX_FRAME)
    request = receive_request(client)
    limits = request.limits
    walls.enter_world_of_a_submission(limits.disk)
    given = _unpack(client)
    if (accident := _watch(client, work, request.steps, limits)) is not None:
        client.send(Kind.ACCIDENT, accident.encode())
    _end_all()
    for path in _made(given, limits.disk) if request.gives_files else ():
        transfer.send_file(client, path.name, path)
    client.send(Kind.END)
    os._exit(0)


def _unpack(client: Channel) -> set[str]:
    """Write the files of the submission into its folder; their names."""
    names: set[str] = set()
    Path(OUTPUT).mkdir()
    while True:
        kind, payload = client.receive(PATIENCE)
        if kind is not Kind.FILE:
            return names
        place = transfer.inside(Path(), payload)
        names.add(place.as_posix())
        place.parent.mkdir(parents=True, exist_ok=True)
        transfer.receive_file(client, place)


def _watch(client: Channel, work: Work, steps: Sequence[str], limits: Limits) -> Accident | None:
    """Start the work and pass on what each step came to, within the limits."""
    ours, theirs = socket.socketpair()
    process = os.fork()
    if process == 0:
        try:
            work(steps, theirs, limits)
        finally:
            os._exit(1)
    theirs.close()
    channel = Channel(ours, limits.output)
    whole = time.monotonic() + limits.seconds
    for _ in steps:
        try:
            outputs = _next_outputs(channel, process, limits, whole)
        except _EndedError as ended:
            return ended.accident
        client.send(Kind.OUTPUTS, outputs)
    return None


def _next_outputs(channel: Channel, process: int, limits: Limits, whole: float) -> bytes:
    """What the next step came to; one that is too slow is interrupted, then everything ended."""
    late = time.monotonic() + limits.cell_seconds
    interrupted = dead = False
    while True:
        if memory_in_use(limits.memory) > limits.memory:
            raise _EndedError(Accident.MEMORY)
        try:
            return channel.receive(_TICK)[1]
        except TimeoutError:
            if dead:  # and nothing was left of what it had sent
                raise _EndedError(Accident.DIED) from None
        except TooLargeError as error:
            raise _EndedError(Accident.OUTPUT) from error
        except (EOFError, ValueError) as error:
            raise _EndedError(Accident.DIED) from error
        dead = dead or process in _ended_processes()
        now = time.monotonic()
        if now > whole or now > late + _GRACE:
            raise _EndedError(Accident.TIME)
        if now > late and not interrupted and not dead:
            os.kill(process, signal.SIGINT)
            interrupted = True


def _ended_processes() -> list[int]:
    """Processes that have ended since; orphans of this world come to its first process."""
    ended = []
    with suppress(ChildProcessError):
        while (process := os.waitpid(-1, os.WNOHANG)[0]) != 0:
            ended.append(process)
    return ended


def _end_all() -> None:
    """End every other process of this world, and wait until none is left."""
    with suppress(ChildProcessError):
        while True:
            with suppress(ProcessLookupError):
                os.kill(-1, signal.SIGKILL)
            os.waitpid(-1, 0)


def _made(given: set[str], most: int) -> Iterator[Path]:
    """The files of ``output/`` that were not submitted, ``most`` bytes together."""
    folder = Path(OUTPUT)
    if folder.is_symlink() or not folder.is_dir():
        return
    for number, path in enumerate(sorted(folder.iterdir())):
        status = path.lstat()
        most -= status.st_size
        if number >= _MAX_FILES or most < 0:
            return
        if stat.S_ISREG(status.st_mode) and _is_usual(path.name) and path.as_posix() not in given:
            path.chmod(0o600)
            yield path


def _is_usual(name: str) -> bool:
    """Whether every program can do with the name of a file."""
    return name.isprintable() and not name.startswith(".") and len(name) <= _LONGEST_NAME
