"""Judge a submission in a process of its own: a file that kills, hangs or floods it harms no other.

It stands in the sandbox where the machine has the means (`graders.execution.judging`). Elsewhere it
is forked from a fork server or spawned, has the rights of whoever grades, a limit of time and,
where the system knows one, of memory. Only plain data comes back, one check after the other, so
what was judged before an accident counts, and the rest goes to a person. Time zone, locale and
seeds of the process are the same everywhere, so the same files have the same outcomes.
"""

import importlib
import json
import locale
import multiprocessing
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import psutil

from graders.accident import Accident
from graders.checking import run_check
from graders.curriculum import Check, LabEntry
from graders.execution.judging import PRELOADED
from graders.execution.pool import judges
from graders.limits import MEGABYTE, Limits
from graders.messages import say
from graders.outcome import Outcome, cant_tell
from graders.record import from_record, to_record
from graders.sandbox.means import available
from graders.submission import Submission
from groundwork.findings import Finding, Level
from groundwork.language import ENVIRONMENT_VARIABLE, LANGUAGES
from groundwork.messages import Message

_SECONDS_TO_END = 0.5
# Imported once by the fork server; each takes from a tenth of a second to more than two. polars is
# not among them: it starts threads when imported, and those do not live through a fork.
_preloaded = ["graders.checking", *PRELOADED]

# The same world on every machine: the clock of Korea, a plain locale, sets in the same order.
WORLD = {
    "TZ": "Asia/Seoul",
    "LC_ALL": "C.UTF-8",
    "PYTHONUTF8": "1",
    "PYTHONHASHSEED": "0",
    ENVIRONMENT_VARIABLE: LANGUAGES[0],
}
_starting = threading.Lock()
# The rule of a finding that says: the check did not come back.
CUT_SHORT = "cut-short"


JUDGING = Limits(cell_seconds=300, seconds=300)


def assess_apart(
    lab: LabEntry, folder: Path, materials: Path, limits: Limits = JUDGING
) -> list[Outcome]:
    """Judge a submission's folder with every check of the lab, in the manifest's order.

    ``materials`` is the course's own copy. Never raises for what is in the folder, never takes
    much longer than the limit; a check that did not come back is "can't tell".
    """
    if available() is None:
        with judges.shared(lab, materials) as judge:
            outcomes, accident = judge.judge(folder, limits)
    else:
        outcomes, accident = _assess_with_our_rights(lab, folder, materials, limits)
    what = _sentence(accident, limits)
    left = lab.checks[len(outcomes) :]
    return outcomes + [_for_a_person(lab, check, what) for check in left]


def _assess_with_our_rights(
    lab: LabEntry, folder: Path, materials: Path, limits: Limits
) -> tuple[list[Outcome], Accident | None]:
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(  # type: ignore[attr-defined]
        target=_assess_all, args=(sender, lab, folder, materials, limits), daemon=True
    )
    with _same_world():
        process.start()
    sender.close()
    try:
        outcomes, accident = _received(receiver, lab, limits.seconds)
        if len(outcomes) == len(lab.checks):
            process.join(_SECONDS_TO_END)  # by itself it takes with it what its libraries left open
    finally:
        receiver.close()
        _end(process)
    return outcomes, accident


def preload(module: str) -> None:
    """Import a module once, in the fork server: the program's own, which each child would import.

    Call it before the first submission is judged.
    """
    if module not in _preloaded:
        _preloaded.append(module)


def _received(
    receiver: Connection, lab: LabEntry, seconds: float
) -> tuple[list[Outcome], Accident | None]:
    """The outcomes that came in time, and what happened where some did not."""
    deadline = time.monotonic() + seconds
    outcomes: list[Outcome] = []
    try:
        while len(outcomes) < len(lab.checks):
            if not receiver.poll(max(0.0, deadline - time.monotonic())):
                return outcomes, Accident.TIME
            outcomes.append(from_record(json.loads(receiver.recv_bytes())))
    except (EOFError, OSError):
        return outcomes, Accident.DIED
    return outcomes, None


def _sentence(accident: Accident | None, limits: Limits) -> Message:
    match accident:
        case Accident.TIME:
            return say(
                "파일을 검사하는 시간이 {seconds:g}초를 넘어 중단했습니다.", seconds=limits.seconds
            )
        case Accident.MEMORY:
            return say(
                "파일을 검사하는 데 메모리가 {size:,}MB 넘게 필요해 중단했습니다.",
                size=limits.memory // MEGABYTE,
            )
        case Accident.NO_ROOM:
            return say(
                "제출한 파일의 크기가 모두 {size:,}MB를 넘어 검사하지 못했습니다.",
                size=limits.disk // MEGABYTE,
            )
    return say("이 파일 때문에 검사 프로그램이 멈추었습니다.")


def _for_a_person(lab: LabEntry, check: Check, accident: Message) -> Outcome:
    finding = Finding(
        accident,
        mend=say("강사가 파일을 직접 확인하고 점수를 줍니다."),
        level=Level.NOTE,
        rule=CUT_SHORT,
    )
    return Outcome(lab.id, check.id, check.title, check.points, cant_tell(finding))


def _assess_all(
    sender: Connection, lab: LabEntry, folder: Path, materials: Path, limits: Limits
) -> None:
    """What the process apart does: judge and send, check by check."""
    if hasattr(os, "setsid"):
        os.setsid()  # so that what it starts (ffmpeg) can be ended with it
    if hasattr(signal, "alarm"):  # ends it also where the grading itself was killed
        signal.alarm(int(limits.seconds) + 10)
    if not os.environ.get("LABS_DEBUG"):
        _silence()
    _steady()
    _limit_memory(limits.addresses)
    submission = Submission(lab, folder, materials)
    for check in lab.checks:
        record = to_record(run_check(submission, check))
        sender.send_bytes(json.dumps(record, ensure_ascii=False, default=str).encode())


@contextmanager
def _same_world() -> Iterator[None]:
    """What is started in the block, the fork server too, has the environment of no machine.

    Most of it is read once, when a Python starts.
    """
    with _starting:
        before = {name: os.environ.get(name) for name in WORLD}
        os.environ.update(WORLD)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


def _steady() -> None:
    """Clock, locale and seeds as they are known, whatever the warm process did with them."""
    if hasattr(time, "tzset"):
        time.tzset()
    locale.setlocale(locale.LC_ALL, "C")
    random.seed(0)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(0)


def _silence() -> None:
    """Libraries in C complain about bad files on the terminal; the cards say what matters."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _limit_memory(memory: int) -> None:
    """Limit the address space; Windows has no such limit, there the limit of time must do."""
    if sys.platform != "win32":
        resource = importlib.import_module("resource")
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _end(process: BaseProcess) -> None:
    """End the process and whatever it started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg") and process.pid:
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(psutil.Error):
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
    process.kill()
    process.join()


def _context() -> BaseContext:
    """A fork server on Linux; elsewhere its forks are not safe with the libraries used here."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_preloaded)
    return context
