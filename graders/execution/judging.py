"""The process in which the files of a submission are opened and judged, check by check.

Started as a warm process with the id of a lab and the folder of the course's own materials. What it
opens may be hostile: what comes out of it is a verdict on these files and nothing else.
"""

import json
import os
import signal
import socket
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from graders import curriculum
from graders.checking import checks_module, run_check
from graders.curriculum import LabEntry
from graders.execution import warm
from graders.execution.keeper import Work
from graders.execution.shut_in import shut_in
from graders.limits import Limits
from graders.record import to_record
from graders.sandbox.wire import Channel, Kind
from graders.submission import Submission

PRELOADED = ("pandas", "openpyxl", "cv2", "av", "docx", "hwpx")


def judge(
    lab: LabEntry,
    materials: Path,
    checks: Sequence[str],
    connection: socket.socket,
    limits: Limits,
) -> None:
    """Shut this process in for good, judge the files beside it, send each record; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    shut_in(connection, limits)
    channel = Channel(connection, limits.output)
    submission = Submission(lab, Path.cwd(), materials)
    for check in checks:
        record = to_record(run_check(submission, lab.check(check)))
        channel.send(Kind.OUTPUTS, json.dumps(record, ensure_ascii=False, default=str).encode())
    os._exit(0)


def _warmed_up() -> Work:
    lab_id, materials = sys.argv[3:]
    lab = curriculum.load().lab(lab_id)
    warm.preload(PRELOADED)
    checks_module(lab)
    return partial(judge, lab, Path(materials))


if __name__ == "__main__":
    warm.main(_warmed_up)
