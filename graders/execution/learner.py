"""The process in which a learner's cells run, one after the other."""

import json
import os
import signal
import socket
import sys
from collections.abc import Sequence
from functools import partial

from graders.execution import warm
from graders.execution.keeper import Work
from graders.execution.shell import Shell, streams, warm_shell
from graders.execution.shut_in import shut_in
from graders.limits import Limits
from graders.sandbox.wire import Channel, Kind

# Each takes from a tenth of a second to more than two.
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


def run(shell: Shell, cells: Sequence[str], connection: socket.socket, limits: Limits) -> None:
    """Shut this process in for good, run the cells, send what each showed; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    shut_in(connection, limits)
    sys.stdout, sys.stderr = streams(shell.outputs)
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


def _warmed_up() -> Work:
    shell = warm_shell()
    warm.preload(_PRELOADED)
    return partial(run, shell)


if __name__ == "__main__":
    warm.main(_warmed_up)
