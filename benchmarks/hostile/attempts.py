"""Every hostile submission of the tests, as it is written into a folder to be graded there."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from tests.hostile import test_hostile_files as in_files
from tests.hostile import test_hostile_notebooks as in_answers
from tests.hostile import test_hostile_office_files as in_office_files
from tests.hostile.office_files import Bait

from .plain_autograde import ABSTRACT_SOCKET, HONEST, PORT

HOUSE = Path("/tmp/house")  # this checkout, where the attempts are graded
TINY_ROOT = Path("tests/fixtures/labs")
TINY = "t1-1-note"
FULL = 90.0


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


def attempts(work: Path) -> Iterator[Attempt]:
    """Every hostile submission of the tests."""
    course = work / "course-tiny"
    places = in_answers.Places(
        course="/tmp/course",
        gradebook="/tmp/course/gradebook.db",
        good_note=f"/tmp/course/submitted/{HONEST}/{TINY}/output/note.txt",
        lab=str(HOUSE / TINY_ROOT / "automation" / "t1_1_note"),
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
