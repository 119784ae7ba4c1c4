"""One hostile submission graded by nbgrader as it comes, in a cage that this machine survives."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from courseware.course import open_course
from courseware.release import release
from graders import curriculum
from graders.curriculum import LABS_ROOT
from groundwork.cache import CACHE_VARIABLE, cache_root
from tests.hostile import test_hostile_notebooks as in_answers

from .attempts import HOUSE, TINY, TINY_ROOT, Attempt
from .plain_autograde import HONEST, STARTED

ROOT = Path(__file__).parents[2]
SECONDS = 90
MOST_PROCESSES, MOST_MEMORY, MOST_DISK = 256, 4 << 30, 400 << 20


@dataclass(frozen=True)
class Plain:
    """What came of it with nbgrader alone; None where the grading did not live to tell."""

    result: dict[str, object] | None
    seconds: float


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
