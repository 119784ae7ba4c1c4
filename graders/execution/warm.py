"""The warm process: shut in first, imports paid once, then one fork for each submission.

Started by `graders.execution.executor` with a socket (its number) and an empty folder. Over the
socket come the view, then one connection for each submission; when the socket closes, it ends, and
being the first process of its world it takes everything it has started with it.
"""

import gc
import importlib
import os
import select
import socket
import sys
from contextlib import suppress

from graders.execution.keeper import keep
from graders.execution.shell import Shell, warm_shell
from graders.sandbox import walls
from graders.sandbox.view import View
from graders.sandbox.wire import PATIENCE, Channel, Kind

MAX_VIEW = 1 << 20
# Each takes from a tenth of a second to more than two. polars is not among them: it starts threads
# when it is imported, and those do not live through a fork.
_PRELOADED = (
    "graders.checking",
    "automation",
    "data_analysis",
    "content_production",
    "pandas",
    "openpyxl",
    "xlsxwriter",
    "docx",
    "hwpx",
    "cv2",
    "av",
    "PIL.Image",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
)


def main() -> None:
    """Enter the sandbox as it is told through the socket, load what is slow, and wait for work."""
    control = socket.socket(fileno=int(sys.argv[1]))
    channel = Channel(control, MAX_VIEW)
    try:
        walls.enter(View.from_json(channel.receive(PATIENCE)[1]), sys.argv[2])
    except OSError as error:
        channel.send(Kind.ACCIDENT, str(error).encode())
        return
    shell = _warmed_up()
    channel.send(Kind.READY)
    _serve(control, shell)


def _warmed_up() -> Shell:
    shell = warm_shell()
    for module in _PRELOADED:
        with suppress(ImportError):
            importlib.import_module(module)
    # What stands in memory now is shared with every fork as long as nobody touches it.
    gc.collect()
    gc.freeze()
    return shell


def _serve(control: socket.socket, shell: Shell) -> None:
    """Fork for each connection that comes, and wait for it, until nobody asks any more."""
    control.settimeout(None)
    while True:
        message, connections, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        child = os.fork()
        if child == 0:
            try:
                control.close()
                keep(shell, socket.socket(fileno=connections[0]))
            finally:
                os._exit(1)
        os.close(connections[0])
        if not _waited_for(child, control):
            return


def _waited_for(child: int, control: socket.socket) -> bool:
    """Wait until a child has ended; False as soon as the grader is gone."""
    ended = os.pidfd_open(child)
    readable, _, _ = select.select([ended, control.fileno()], [], [])
    os.close(ended)
    # What is readable may be the next submission already: then this child is at its end.
    if control.fileno() in readable and not control.recv(1, socket.MSG_PEEK):
        return False
    os.waitpid(child, 0)
    return True


if __name__ == "__main__":
    main()
