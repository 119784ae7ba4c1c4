"""Learners' notebooks that attack: none gains a point, harms another's work, or stops the run.

Each attempt is a function in ``attempts/``, named for what it tries; it becomes the answer in a
notebook, and a whole class of them, with honest learners between, goes through the real grading.
"""

from __future__ import annotations

import inspect
import multiprocessing.util
import os
import runpy
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from types import FunctionType

import nbformat
import psutil
import pytest
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from courseware.assessors import assess_here
from courseware.course import GRADEBOOK, CourseFolder, notebook_name, open_course
from courseware.grade import Graded, Step, grade
from courseware.run_summary import summarise_runs
from graders import curriculum
from graders.accident import Accident
from graders.curriculum import LabEntry
from graders.sandbox.means import available

ANSWER_CELL = "write-note"
TINY_LABS = Path(__file__).parents[1] / "fixtures" / "labs"
RIGHT_NOTE = "안녕하세요. 회의실을 예약해 주세요. (가상)"
FULL = 90.0
SECRET = "LABS_TEST_SECRET"
SETTINGS = """
c.ExecuteAnswers.cell_seconds = 1.5
c.ExecuteAnswers.seconds = 20
c.ExecuteAnswers.memory_megabytes = 1024
c.ExecuteAnswers.disk_megabytes = 64
"""


@dataclass(frozen=True)
class Places:
    """What an attempt is told: what somebody who knows the machine might know."""

    course: str
    gradebook: str
    good_note: str
    lab: str
    checks: str
    home: str
    grader: int
    port: int
    abstract_socket: str
    secret: str
    mark: str
    right_note: str


Attempt = Callable[[Places], object]


def attempts(theme: str) -> list[Attempt]:
    names = runpy.run_path(str(Path(__file__).parent / "attempts" / f"{theme}.py"))
    return [value for value in names.values() if isinstance(value, FunctionType)]


READING, BREAKING_OUT, EXHAUSTING, STAYING, FORGING, RIGHT = map(
    attempts, ("reading", "breaking_out", "exhausting", "staying", "forging", "right")
)
HOSTILE = [*READING, *BREAKING_OUT, *EXHAUSTING, *STAYING, *FORGING]
# What a forger's own file is worth, judged by the course's own materials.
EARNED = {"change_the_own_copy_of_the_materials": 30.0}


def learner_of(attempt: Attempt) -> str:
    return attempt.__name__.replace("_", "-")


def each(among: list[Attempt]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("attempt", among, ids=learner_of)


@dataclass(frozen=True)
class HostileClass:
    """The course after grading."""

    course: CourseFolder
    lab: LabEntry
    places: Places
    graded: list[Graded]
    honest: list[str]
    scratch: Path

    def notebook(self, learner: str) -> NotebookNode:
        path = self.course.autograded(learner, self.lab) / notebook_name(self.lab)
        return nbformat.read(path, as_version=4)

    def shown(self, learner: str) -> str:
        """All that the learner's answer showed."""
        cells = self.notebook(learner).cells
        return str([cell.outputs for cell in cells if cell.id == ANSWER_CELL])

    def points(self, learner: str) -> float:
        with Gradebook(f"sqlite:///{self.places.gradebook}") as gradebook:
            return gradebook.find_submission(self.lab.id, learner).score


@pytest.fixture(scope="module")
def hostile_class(
    released_course: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HostileClass]:
    """Every attempt, with honest learners between, graded by the code of ``labs grade``."""
    if (reason := available()) is not None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"the kernel of this machine forbids the sandbox: {reason}")
        pytest.skip(str(reason))
    root = tmp_path_factory.mktemp("hostile") / "course"
    shutil.copytree(released_course, root)
    with pytest.MonkeyPatch.context() as patch, _listening() as (port, abstract_socket):
        patch.setenv(curriculum.ROOT_VARIABLE, str(TINY_LABS))
        patch.setenv(SECRET, "s3cret")
        lab = curriculum.load().lab("t1-1-note")
        course = open_course(root)
        with (root / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
            settings.write(SETTINGS)
        honest = [f"{letter}-an-honest-learner" for letter in "amz"]
        places = Places(
            course=str(root),
            gradebook=str(root / GRADEBOOK),
            good_note=str(course.submitted(honest[0], lab) / "output" / "note.txt"),
            lab=str(lab.folder),
            checks=str(TINY_LABS / "automation" / "t1_1_note" / "checks"),
            home=str(Path.home()),
            grader=os.getpid(),
            port=port,
            abstract_socket=abstract_socket,
            secret=SECRET,
            mark=f"labs-hostile-mark-{os.getpid()}",
            right_note=RIGHT_NOTE,
        )
        for attempt in [*HOSTILE, *RIGHT]:
            _submission(course, lab, learner_of(attempt), answer_of(attempt, places))
        for learner in honest:
            _submission(course, lab, learner, f"note = {RIGHT_NOTE!r}")
        _write_note(course, lab, honest[0])
        scratch = root.with_name("scratch")
        scratch.mkdir()
        multiprocessing.util.get_temp_dir()  # the fork server's, made before the place changes
        patch.setattr(tempfile, "tempdir", str(scratch))  # by it our processes are known
        graded = list(grade(course, lab, assessor=partial(assess_here, workers=2)))
        yield HostileClass(course, lab, places, graded, honest, scratch)


@contextmanager
def _listening() -> Iterator[tuple[int, str]]:
    """Something that answers on the network of this machine, and on an abstract socket."""
    network = socket.create_server(("127.0.0.1", 0))
    local = socket.socket(socket.AF_UNIX)
    name = f"labs-hostile-{os.getpid()}"
    local.bind(f"\0{name}")
    local.listen()
    for server in (network, local):
        threading.Thread(target=_greet, args=(server,), daemon=True).start()
    with network, local:
        yield network.getsockname()[1], name


def _greet(server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            connection.sendall(b"hello")


def answer_of(attempt: Attempt, places: Places) -> str:
    """The text of an answer cell that makes the attempt and shows what it got."""
    return "\n".join(
        [
            "from types import SimpleNamespace",
            inspect.getsource(attempt),
            "note = ''",
            f"got = {attempt.__name__}(SimpleNamespace(**{asdict(places)!r}))",
            "if got: print('GOT', got)",
        ]
    )


def _submission(course: CourseFolder, lab: LabEntry, learner: str, answer: str) -> None:
    notebook = nbformat.read(course.release(lab) / notebook_name(lab), as_version=4)
    for cell in notebook.cells:
        if cell.id == ANSWER_CELL:
            cell.source = answer
    folder = course.submitted(learner, lab)
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / notebook_name(lab))


def _write_note(course: CourseFolder, lab: LabEntry, learner: str) -> None:
    output = course.submitted(learner, lab) / "output"
    output.mkdir()
    (output / "note.txt").write_text(RIGHT_NOTE, encoding="utf-8")


def test_everybody_is_graded(hostile_class):
    steps = {graded.learner: graded.step for graded in hostile_class.graded}
    assert len(steps) == len(HOSTILE) + len(RIGHT) + len(hostile_class.honest)
    assert set(steps.values()) == {Step.GRADED}


@each(HOSTILE)
def test_nothing_is_got(hostile_class, attempt):
    assert "GOT" not in hostile_class.shown(learner_of(attempt))


@each(HOSTILE)
def test_no_point_is_gained(hostile_class, attempt):
    expected = EARNED.get(attempt.__name__, 0.0)
    assert hostile_class.points(learner_of(attempt)) == expected


@each(HOSTILE)
def test_the_answer_was_really_tried(hostile_class, attempt):
    """An attempt that stumbles over its own code proves nothing."""
    mistakes = ("SyntaxError", "NameError", "ImportError", "ModuleNotFoundError", "AttributeError")
    shown = hostile_class.shown(learner_of(attempt))
    assert not any(f"'ename': '{mistake}'" in shown for mistake in mistakes), shown


@each(RIGHT)
def test_right_work_keeps_its_points(hostile_class, attempt):
    assert hostile_class.points(learner_of(attempt)) == FULL


def test_honest_learners_among_them_notice_nothing(hostile_class):
    for learner in hostile_class.honest:
        assert hostile_class.points(learner) == FULL
    note = Path(hostile_class.places.good_note)
    assert note.read_text(encoding="utf-8") == RIGHT_NOTE


def test_nothing_runs_any_more(hostile_class):
    """Neither what an attempt has started, nor any fork of our own processes."""
    marks = (hostile_class.places.mark, str(hostile_class.scratch))
    commands = (str(process.info["cmdline"]) for process in psutil.process_iter(["cmdline"]))
    assert not [command for command in commands if any(mark in command for mark in marks)]


def test_accidents_are_told(hostile_class):
    found = summarise_runs(hostile_class.course, hostile_class.lab)
    assert found.submissions == len(HOSTILE) + len(RIGHT) + len(hostile_class.honest) - 1
    told = {Accident.TIME, Accident.CELL_TIME, Accident.MEMORY, Accident.DISK, Accident.OUTPUT}
    assert told | {Accident.DIED, Accident.REFUSED} == set(found.accidents)


def test_lab_and_checks_are_as_they_were(hostile_class):
    request = Path(hostile_class.places.lab, "materials", "request.txt")
    assert "회의실" in request.read_text(encoding="utf-8")
    assert "def greeting" in Path(hostile_class.places.checks, "__init__.py").read_text()


def test_only_usual_files_come_back(hostile_class):
    for path in hostile_class.course.root.joinpath("autograded").rglob("*"):
        mode = path.lstat().st_mode
        assert stat.S_ISREG(mode) or stat.S_ISDIR(mode), path
        assert path.name.isprintable()
        assert mode & stat.S_ISUID == 0
    assert sum(p.stat().st_size for p in hostile_class.course.root.rglob("*")) < 1 << 30


def test_no_script_reaches_the_page_of_the_instructor(hostile_class):
    shown = hostile_class.shown("show-full-marks")
    assert "만점" in shown
    assert "<script" not in shown
    assert "onerror" not in shown
    assert "javascript:" not in shown


@each(READING)
def test_without_the_sandbox_it_would_have_been_got(hostile_class, attempt, monkeypatch):
    """The attempts are real: the same code in an ordinary process of the grader gets it."""
    if attempt.__name__ == "read_the_passwords_of_the_system" and os.geteuid() != 0:
        pytest.skip("only root could read them anyway")
    monkeypatch.setenv(SECRET, "s3cret")
    # Another process that has the secret, as any process of the grader has.
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        try:
            assert attempt(hostile_class.places)
        finally:
            other.kill()
