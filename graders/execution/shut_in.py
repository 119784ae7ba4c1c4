"""The last steps into the sandbox, in the process that will run what somebody else has written."""

import os
import random
import resource
import socket
import sys

from graders.limits import Limits
from graders.sandbox import walls

SEED = 0
_OPEN_FILES = 512


def shut_in(connection: socket.socket, limits: Limits) -> None:
    """Leave everything but a connection, take the limits, and give up every means to undo it."""
    _leave_everything_but(connection)
    _limit(limits)
    walls.shut_for_good()
    random.seed(SEED)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(SEED)


def _leave_everything_but(connection: socket.socket) -> None:
    """No terminal, and no way to the grader."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1) if os.environ.get("LABS_DEBUG") else (0, 1, 2):
        os.dup2(nowhere, stream)
    kept = connection.fileno()
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))


def _limit(limits: Limits) -> None:
    for which, value in (
        (resource.RLIMIT_AS, limits.addresses),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_FSIZE, limits.disk),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(which, (value, value))
