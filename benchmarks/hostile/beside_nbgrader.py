"""What each hostile submission of the tests does to nbgrader as it comes, as a table.

python -m benchmarks.hostile.beside_nbgrader --language en

Each is graded alone, by ``nbgrader autograde`` with no setting of ours but ten seconds a cell, in a
cage of namespaces, so that this machine survives it. Linux with bubblewrap only.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import nbformat
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from courseware.course import open_course
from courseware.release import release
from graders import curriculum
from graders.curriculum import LABS_ROOT
from graders.sandbox.means import available
from groundwork.cache import CACHE_VARIABLE, cache_root
from groundwork.files import writing
from tests.hostile import test_hostile_files as in_files
from tests.hostile import test_hostile_notebooks as in_answers
from tests.hostile import test_hostile_office_files as in_office_files
from tests.hostile.office_files import Bait

from .plain_autograde import ABSTRACT_SOCKET, HONEST, PORT, STARTED

ROOT = Path(__file__).parents[2]
HOUSE = Path("/tmp/house")  # the same, in the cage
TINY_ROOT = Path("tests/fixtures/labs")
TINY = "t1-1-note"
SECONDS = 90
MOST_PROCESSES, MOST_MEMORY, MOST_DISK = 256, 4 << 30, 400 << 20
FULL = 90.0
WORDS = {
    "ko": {
        "head": "| 시도한 것 | nbgrader 그대로 | 여기 |",
        "points": "{points:g}점",
        "nothing": "0점",
        "right": "{points:g}점(옳은 제출물)",
        "got": "**하려던 것을 해냄**",
        "failed": "오류로 채점하지 못함",
        "killed": "**채점 프로그램이 죽음**",
        "hangs": "**{seconds}초가 지나도 끝나지 않음**",
        "honest": "**남의 제출물이나 점수가 바뀜**",
    },
    "en": {
        "head": "| what was tried | nbgrader as it comes | here |",
        "points": "{points:g} points",
        "nothing": "0 points",
        "right": "{points:g} points (right work)",
        "got": "**it succeeds**",
        "failed": "error, not graded",
        "killed": "**the grading program dies**",
        "hangs": "**not over after {seconds} seconds**",
        "honest": "**another's work or points changed**",
    },
}
GROUPS = {
    "ko": ("답 칸의 코드", "노트북", "파일", "오피스 파일, 영상, 자막"),
    "en": ("code in an answer", "notebooks", "files", "office files, clips, captions"),
}


@dataclass(frozen=True)
class Attempt:
    """A hostile submission: its name, its group, its lab, how it is written, what is due."""

    name: str
    group: int
    lab: str
    write: Callable[[Path], None]
    due: float = 0.0

    @property
    def key(self) -> str:
        """What its measurement is kept under."""
        return f"{self.group}/{self.name}"


@dataclass(frozen=True)
class Plain:
    """What came of it with nbgrader alone; None where the grading did not live to tell."""

    result: dict[str, object] | None
    seconds: float


@click.command()
@click.option("--language", type=click.Choice(["ko", "en"]), default="en")
@click.option("--only", default="", help="attempts whose name has this in it")
@click.option("--work", type=click.Path(path_type=Path), default=Path("benchmarks/work/hostile"))
def compare(language: str, only: str, work: Path) -> None:
    if (reason := available()) is not None:
        raise click.ClickException(str(reason))
    measured = work / "measured.json"
    known = json.loads(measured.read_text()) if measured.is_file() else {}
    for attempt in attempts(work.resolve()):
        if only in attempt.name and attempt.key not in known:
            known[attempt.key] = vars(plain(attempt, work.resolve()))
            click.echo(f"{attempt.name}: {known[attempt.key]}", err=True)
            with writing(measured) as temporary:
                temporary.write_text(json.dumps(known, indent=1))
    for line in table(attempts(work.resolve()), known, language):
        click.echo(line)


def attempts(work: Path) -> Iterator[Attempt]:
    """Every hostile submission of the tests."""
    course = work / "course-tiny"
    places = in_answers.Places(
        course="/tmp/course",
        gradebook="/tmp/course/gradebook.db",
        good_note=f"/tmp/course/submitted/{HONEST}/{TINY}/output/note.txt",
        lab=str(HOUSE / TINY_ROOT / "automation" / TINY),
        checks=str(HOUSE / TINY_ROOT / "automation" / "t1_1_note" / "checks"),
        home="/tmp/home",
        grader=2,
        port=PORT,
        abstract_socket=ABSTRACT_SOCKET,
        secret="LABS_TEST_SECRET",
        mark="labs-hostile-mark",
        right_note=in_answers.RIGHT_NOTE,
    )
    for code in [*in_answers.HOSTILE, *in_answers.RIGHT]:
        due = FULL if code in in_answers.RIGHT else in_answers.EARNED.get(code.__name__, 0.0)
        answer = in_answers.answer_of(code, places)
        yield Attempt(code.__name__, 0, TINY, lambda f, a=answer: _answer(course, f, a), due)
    for group, made in ((1, in_files.IN_THE_NOTEBOOK), (2, in_files.IN_FILES)):
        for name, make in made.items():
            due = in_files.EARNED.get(name, 0.0)
            yield Attempt(name, group, TINY, lambda f, m=make: _files(course, f, m), due)
    bait = Bait(Path("/tmp/course/gradebook.db"), f"http://127.0.0.1:{PORT}/x")
    for lab, (office, usual) in in_office_files.SUBMITTED_AS.items():
        for name, write in office.items():
            place = usual or in_office_files.usual_place(name, write)
            given = work / f"course-{lab}"
            yield Attempt(
                name, 3, lab, lambda f, w=write, g=given, p=place: _office(g, f, w, p, bait)
            )


def _answer(course: Path, folder: Path, answer: str) -> None:
    notebook = _released(course)
    next(cell for cell in notebook.cells if cell.id == in_answers.ANSWER_CELL).source = answer
    nbformat.write(notebook, folder / f"{TINY}.ipynb")
    (folder / "output").mkdir()


def _files(course: Path, folder: Path, make: Callable[..., dict[str, bytes]]) -> None:
    notebook = _released(course)
    nbformat.write(notebook, folder / f"{TINY}.ipynb")
    for name, content in make(notebook).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _office(
    course: Path, folder: Path, write: Callable[[Path, Bait], None], place: str, bait: Bait
) -> None:
    [given] = (course / "release").glob("*/*.ipynb")
    shutil.copy(given, folder / given.name)
    (folder / "output").mkdir()
    write(folder / place, bait)


def _released(course: Path) -> nbformat.NotebookNode:
    return nbformat.read(course / "release" / TINY / f"{TINY}.ipynb", as_version=4)


def plain(attempt: Attempt, work: Path) -> Plain:
    """Grade one hostile submission beside an honest one, in a cage."""
    prepared = _prepared(attempt.lab, work)
    with tempfile.TemporaryDirectory(dir=work) as temporary:
        course = Path(temporary, "course")
        shutil.copytree(prepared, course)
        folder = course / "submitted" / "attempt" / attempt.lab
        shutil.copytree(course / "release" / attempt.lab, folder)
        (folder / f"{attempt.lab}.ipynb").unlink()
        attempt.write(folder)
        subprocess.run(["chmod", "-R", "a+rX", temporary], check=True)
        begun = time.monotonic()
        try:
            done = subprocess.run(
                _caged(course, attempt.lab),
                capture_output=True,
                timeout=SECONDS,
                stdin=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            return Plain(None, SECONDS)
        lines = done.stdout.decode(errors="replace").splitlines()
        if STARTED not in lines:
            raise click.ClickException(f"the cage: {done.stderr.decode(errors='replace')}")
        told = next((line for line in reversed(lines) if line.startswith('{"graded"')), None)
        return Plain(json.loads(told) if told else None, time.monotonic() - begun)


def _prepared(lab_id: str, work: Path) -> Path:
    """A course of plain nbgrader with the lab released and an honest submission graded."""
    tiny = lab_id == TINY
    place = work / ("course-tiny" if tiny else f"course-{lab_id}")
    if place.is_dir():
        return place
    os.environ[curriculum.ROOT_VARIABLE] = str(ROOT / TINY_ROOT if tiny else LABS_ROOT)
    lab = curriculum.load().lab(lab_id)
    course = open_course(place, create=True)
    release(course, lab, "ko")
    (course.root / "nbgrader_config.py").unlink()
    folder = course.submitted(HONEST, lab)
    shutil.copytree(course.release(lab), folder)
    if tiny:
        (folder / "output").mkdir()
        (folder / "output" / "note.txt").write_text(in_answers.RIGHT_NOTE, encoding="utf-8")
    config = Config()
    config.CourseDirectory.root = str(course.root)
    config.CourseDirectory.course_id = "course"
    if not NbGraderAPI(config=config).autograde(lab.id, HONEST)["success"]:
        raise click.ClickException(f"{lab.id}: the honest submission was not graded")
    return place


def _caged(course: Path, lab: str) -> list[str]:
    """The command that grades in namespaces of its own, with limits, as an ordinary user."""
    ordinary = [
        "setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        "--bounding-set=-all",
    ]
    labs = HOUSE / (TINY_ROOT if lab == TINY else "labs")
    python = Path(os.path.realpath(sys.executable)).parents[1]
    home = [] if os.geteuid() else _home_with(python)
    return [
        *(
            "bwrap",
            "--unshare-pid",
            "--unshare-net",
            "--unshare-ipc",
            "--unshare-uts",
            "--die-with-parent",
        ),
        *("--new-session", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"),
        *(*home, "--ro-bind", str(python), str(python)),
        *("--perms", "1777", "--size", str(MOST_DISK), "--tmpfs", "/tmp"),
        *("--ro-bind", str(ROOT), str(HOUSE), "--ro-bind", str(course), "/tmp/given"),
        # made once: making 1.2 million rows anew takes longer than a cell may
        *("--ro-bind", str(cache_root()), "/tmp/cache"),
        *("--setenv", CACHE_VARIABLE, "/tmp/cache"),
        *("--setenv", "HOME", "/tmp/home", "--setenv", "PYTHONPATH", str(HOUSE)),
        *("--setenv", curriculum.ROOT_VARIABLE, str(labs)),
        *("--setenv", "LABS_TEST_SECRET", "s3cret", "--chdir", "/tmp"),
        *("--setenv", "PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin"),
        "--",
        *([] if os.geteuid() else ordinary),
        *("prlimit", f"--nproc={MOST_PROCESSES}", f"--as={MOST_MEMORY}", "--core=0"),
        *(sys.executable, "-m", "benchmarks.hostile.plain_autograde"),
        *("/tmp/given", "/tmp/course", lab, "attempt"),
    ]


def _home_with(python: Path) -> list[str]:
    """An empty home of root, but for the way to a Python that may stand in it."""
    home = Path.home()
    way = [parent for parent in reversed(python.parents) if home in parent.parents]
    folders = [part for folder in way for part in ("--perms", "0755", "--dir", str(folder))]
    return ["--perms", "0755", "--tmpfs", str(home), *folders]


def table(
    every: Iterator[Attempt], known: dict[str, dict[str, object]], language: str
) -> Iterator[str]:
    """The table in Markdown, a group after the other."""
    words, groups = WORDS[language], GROUPS[language]
    before = None
    for attempt in every:
        if attempt.key not in known:
            continue
        if attempt.group != before:
            yield from ("", f"### {groups[attempt.group]}", "", words["head"], "|---|---|---|")
            before = attempt.group
        said = ", ".join(_said(attempt, Plain(**known[attempt.key]), words))
        yield f"| `{attempt.name}` | {said} | {_points(attempt, attempt.due, words)} |"


def _said(attempt: Attempt, plain: Plain, words: dict[str, str]) -> Sequence[str]:
    result = plain.result
    if result is None:
        hangs = plain.seconds >= SECONDS
        return [words["hangs"].format(seconds=SECONDS) if hangs else words["killed"]]
    said = [words[trouble] for trouble in ("honest", "got") if result[trouble]]
    if not result["graded"]:
        return [*said, words["failed"]]
    return [*said, _points(attempt, result["points"] or 0.0, words)]


def _points(attempt: Attempt, points: float, words: dict[str, str]) -> str:
    if attempt.due == FULL:
        return words["right"].format(points=points)
    if not points:
        return words["nothing"]
    text = words["points"].format(points=points)
    return f"**{text}**" if points > attempt.due else text


if __name__ == "__main__":
    compare()
