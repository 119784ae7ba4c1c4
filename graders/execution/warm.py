"""The warm process: shut in first, imports paid once, then one fork for each submission.

`graders.execution.learner` and `graders.execution.judging` are such programs, started with a socket
(its number) and an empty folder. Over the socket come the view, then one connection for each
submission, as many at a time as are asked for; when the socket closes, it ends, and being the first
process of its world it takes everything it has started with it.
"""

import gc
import importlib
import os
import select
import socket
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress

from graders.execution.keeper import Work, keep
from graders.sandbox import walls
from graders.sandbox.view import View
from graders.sandbox.wire import PATIENCE, Channel, Kind

MAX_VIEW = 1 << 20


def main(warmed_up: Callable[[], Work]) -> None:
    """Enter the sandbox as it is told through the socket, load what is slow, and wait for work."""
    control = socket.socket(fileno=int(sys.argv[1]))
    channel = Channel(control, MAX_VIEW)
    try:
        walls.enter(View.from_json(channel.receive(PATIENCE)[1]), sys.argv[2])
    except OSError as error:
        channel.send(Kind.ACCIDENT, str(error).encode())
        return
    work = warmed_up()
    # What stands in memory now is shared with every fork as long as nobody touches it.
    gc.collect()
    gc.freeze()
    channel.send(Kind.READY)
    _serve(control, work)


def preload(modules: Iterable[str]) -> None:
    """Import those of the modules that there are."""
    for module in modules:
        with suppress(ImportError):
            importlib.import_module(module)


def _serve(control: socket.socket, work: Work) -> None:
    """Fork for each connection that comes, until nobody asks any more."""
    control.settimeout(None)
    children: dict[int, tuple[int, int]] = {}  # by what tells that it has ended
    while True:
        readable, _, _ = select.select([control.fileno(), *children], [], [])
        for ended in children.keys() & set(readable):
            child, connection = children.pop(ended)
            os.waitpid(child, 0)
            os.close(ended)
            os.close(connection)  # only now, so that its end tells that nothing is left
        if control.fileno() in readable:
            message, connections, _, _ = socket.recv_fds(control, 1, 1)
            if not message:
                return
            child = _forked(control, connections[0], work)
            children[os.pidfd_open(child)] = child, connections[0]


def _forked(control: socket.socket, connection: int, work: Work) -> int:
    child = os.fork()
    if child == 0:
        try:
            control.close()
            keep(work, socket.socket(fileno=connection))
        finally:
            os._exit(1)
    return child
