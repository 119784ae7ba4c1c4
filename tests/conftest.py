"""What tests of several packages share: a tiny lab, and a course it is released in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from graders import curriculum
from graders.curriculum import LabEntry

TINY_LABS = Path(__file__).parent / "fixtures" / "labs"
GOOD_NOTE = "안녕하세요. 회의실을 예약해 주세요. (가상)"


@pytest.fixture(autouse=True)
def no_lab_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lab that a test opened answers its own questions; not those of the next test."""
    monkeypatch.setenv("LABS_PRACTICE", "")


@pytest.fixture
def tiny_lab(monkeypatch: pytest.MonkeyPatch) -> LabEntry:
    """A lab with two checks on ``output/note.txt`` and one question for a person."""
    monkeypatch.setenv(curriculum.ROOT_VARIABLE, str(TINY_LABS))
    return curriculum.load().lab("t1-1-note")


@pytest.fixture(scope="session")
def released_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny lab released once; tests work on copies of it."""
    from courseware.course import open_course
    from courseware.release import release

    root = tmp_path_factory.mktemp("released") / "course"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(curriculum.ROOT_VARIABLE, str(TINY_LABS))
        release(open_course(root, create=True), curriculum.load().lab("t1-1-note"), "ko")
    return root


@pytest.fixture
def course(released_course: Path, tiny_lab: LabEntry, tmp_path: Path):  # noqa: ARG001
    """A course of one's own with the tiny lab released in it."""
    from courseware.course import open_course

    shutil.copytree(released_course, tmp_path / "course")
    return open_course(tmp_path / "course")


@pytest.fixture
def good_note() -> str:
    """What passes both checks of the tiny lab."""
    return GOOD_NOTE


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
        stderr=subprocess.PIPE,
        text=True,
    )


@dataclass
class Cluster:
    """A scheduler and two workers of this machine."""

    address: str
    scheduler: subprocess.Popen[str]
    workers: list[subprocess.Popen[str]]


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with ExitStack() as running:

        def run(*arguments: str) -> subprocess.Popen[str]:
            process = start(*arguments)
            running.callback(process.wait)
            running.callback(process.kill)
            return process

        dask = run("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = _said(dask, r"Scheduler at:\s+(tcp://\S+)")
        options = ["--no-nanny", "--nthreads", "1", "--no-dashboard"]
        workers = [run("dask_worker", address, *options) for _ in range(2)]
        for worker in workers:
            _said(worker, r"Registered to:\s+(tcp://\S+)")
        yield Cluster(address, dask, workers)


@pytest.fixture
def scheduler(cluster: Cluster) -> str:
    return cluster.address


def _said(process: subprocess.Popen[str], pattern: str) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(pattern, line):
            return found[1]
    raise AssertionError(f"{process.args} ended")


# The same examples on every run; how long one takes tells of the machine, not of the code.
settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")


def pytest_configure() -> None:
    os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")  # or jupyter_core warns
