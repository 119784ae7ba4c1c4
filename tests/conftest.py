"""What tests of several rooms share: a tiny lab, and a course it is released in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

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


def pytest_configure() -> None:
    os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")  # or jupyter_core warns
