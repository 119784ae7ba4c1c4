"""The process in which a learner's cells run, one after the other."""

import json
import os
import random
import resource
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from graders.execution.shell import Shell, streams
from graders.limits import Limits
from graders.sandbox import walls
from graders.sandbox.wire import Channel, Kind

SEED = 0
# Libraries reserve far more addresses than they use; what is used is watched by the keeper.
_SPARE_ADDRESSES = 8 << 30
_OPEN_FILES = 512
_FIRST_TO_GO = "1000"  # when the machine itself runs out of memory


def run(shell: Shell, cells: Sequence[str], connection: socket.socket, limits: Limits) -> None:
    """Shut this process in for good, run the cells, send what each showed; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _leave_everything_but(connection)
    _limit(limits)
    walls.shut_for_good()
    Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO, encoding="ascii")
    sys.stdout, sys.stderr = streams(shell.outputs)
    _same_chances_for_all()
    channel = Channel(connection, limits.output)
    for cell in cells:
        channel.send(Kind.OUTPUTS, _outputs_of(shell, cell))
    os._exit(0)


def _outputs_of(shell: Shell, cell: str) -> bytes:
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        shell.run(cell)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:  # time was up, a moment after the cell had ended
        pass
    return json.dumps(shell.outputs.shown, default=str).encode()


def _leave_everything_but(connection: socket.socket) -> None:
    """No terminal, and no way to the grader."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    kept = connection.fileno()
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))


def _limit(limits: Limits) -> None:
    for which, value in (
        (resource.RLIMIT_AS, limits.memory + _SPARE_ADDRESSES),
        (resource.RLIMIT_NPROC, limits.processes),
        (resource.RLIMIT_FSIZE, limits.disk),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(which, (value, value))


def _same_chances_for_all() -> None:
    random.seed(SEED)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(SEED)
