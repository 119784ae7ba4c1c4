"""Hostile files and notebooks through the real way: collected, graded, given back.

Each attempt is named for what it tries. None gains a point, loses somebody's work, or stops the
run; the honest learners among them get all that is theirs.
"""

from __future__ import annotations

import io
import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from courseware.collect import collect_files
from courseware.course import CourseFolder, notebook_name, open_course
from courseware.feedback import feedback
from courseware.grade import Graded, Step, grade
from courseware.results import Results, results
from graders import curriculum
from graders.curriculum import LabEntry

TINY_LABS = Path(__file__).parents[1] / "fixtures" / "labs"
RIGHT = "안녕하세요. 회의실을 예약해 주세요. (가상)"
FULL = 90.0
NOTEBOOK = "t1-1-note.ipynb"
HONEST = ["가상00", "가상99"]
Files = dict[str, bytes]


def zipped(names: dict[str, bytes], link: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
        if link:
            member = zipfile.ZipInfo("output/note.txt")
            member.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(member, link)
    return file.getvalue()


def changed(change: Callable[[NotebookNode], object]) -> Callable[[NotebookNode], Files]:
    """A submission of the notebook only, changed."""

    def made(notebook: NotebookNode) -> Files:
        change(notebook)
        return {NOTEBOOK: json.dumps(notebook).encode()}

    return made


def checks(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.id.startswith("check-")]


def forge_outputs(notebook: NotebookNode) -> None:
    for cell in checks(notebook):
        cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "1000.0"})]


def forge_points(notebook: NotebookNode) -> None:
    for cell in checks(notebook):
        cell.metadata.nbgrader.update(points=1000, grade=True, schema_version=3)


def forge_verdicts(notebook: NotebookNode) -> None:
    notebook.metadata["labs"]["judged"] = "0" * 32
    for cell in checks(notebook):
        cell.metadata.labs["verdict"] = "pass"


def forge_schema(notebook: NotebookNode) -> None:
    for cell in checks(notebook):
        cell.metadata.nbgrader.schema_version = 99


def replace_the_checks(notebook: NotebookNode) -> None:
    for cell in checks(notebook):
        cell.source = "1000.0"


def double_the_checks(notebook: NotebookNode) -> None:
    notebook.cells += checks(notebook)


def make_checks_answers(notebook: NotebookNode) -> None:
    """A solution cell is the learner's: so let the checks be solutions."""
    for cell in checks(notebook):
        cell.metadata.nbgrader.update(solution=True, locked=False)
        cell.source = "1000.0"


def skip_the_checks(notebook: NotebookNode) -> None:
    for cell in checks(notebook):
        cell.metadata["tags"] = ["skip-execution"]


def name_a_kernel_of_ones_own(notebook: NotebookNode) -> None:
    notebook.metadata.kernelspec = {"name": "../../evil; touch /tmp/x", "display_name": "x"}


def claim_another_lab(notebook: NotebookNode) -> None:
    notebook.metadata.labs["lab"] = "../../a1-1-report"


def a_grade_id_that_is_a_path(notebook: NotebookNode) -> None:
    for cell in checks(notebook):
        cell.metadata.nbgrader.grade_id = "../../../gradebook"


def a_language_that_is_a_path(notebook: NotebookNode) -> None:
    notebook.metadata.labs["language"] = "../../../etc/passwd"


def metadata_that_is_none(notebook: NotebookNode) -> None:
    for cell in checks(notebook):
        cell.metadata.nbgrader = ["grade"]


def a_huge_cell(notebook: NotebookNode) -> None:
    notebook.cells[-1].source = "가" * 5_000_000


def thousands_of_cells(notebook: NotebookNode) -> None:
    notebook.cells += [nbformat.v4.new_markdown_cell("x", id=f"c{n}") for n in range(5000)]


def a_script_in_an_answer(notebook: NotebookNode) -> None:
    notebook.cells[-1].source = "<script>alert(1)</script>"


IN_THE_NOTEBOOK = {
    change.__name__: changed(change)
    for change in (
        forge_outputs,
        forge_points,
        forge_verdicts,
        forge_schema,
        replace_the_checks,
        double_the_checks,
        make_checks_answers,
        skip_the_checks,
        name_a_kernel_of_ones_own,
        claim_another_lab,
        a_grade_id_that_is_a_path,
        a_language_that_is_a_path,
        metadata_that_is_none,
        a_huge_cell,
        thousands_of_cells,
        a_script_in_an_answer,
    )
}
IN_FILES: dict[str, Callable[[NotebookNode], Files]] = {
    "json_nested_deeply": lambda _: {NOTEBOOK: b"[" * 200_000},
    "json_numbers_that_are_huge": lambda _: {NOTEBOOK: b'{"nbformat": ' + b"9" * 100_000 + b"}"},
    "a_note_of_zeros": lambda _: {"output/note.txt": bytes(1 << 20)},
    "a_note_that_kills_the_check": lambda _: {"output/note.txt": b"DIE"},
    "a_note_that_asks_for_a_tebibyte": lambda _: {"output/note.txt": b"BALLOON"},
    "a_name_of_markup": lambda _: {"output/&amp;$(reboot).html": b"<script>alert(1)</script>"},
    "materials_of_ones_own": lambda _: {
        "materials/request.txt": b"x",
        "output/note.txt": b"x",
    },
    "a_judgement_of_ones_own": lambda _: {"judged/t1-1-note/0.json": b"{}"},
}
IN_ARCHIVES = {
    "an_archive_that_points_outside": zipped({"../../가상00/t1-1-note/output/note.txt": b"x"}),
    "an_archive_with_an_absolute_name": zipped({"/etc/labs-hostile": b"x"}),
    "an_archive_with_a_link": zipped({}, link="/etc/passwd"),
    "an_archive_that_is_a_bomb": zipped({"output/note.txt": bytes(100 << 20)}),
    "an_archive_in_an_archive": zipped({"inner.zip": zipped({"../x": b"x"})}),
}
# Half of the greeting is for any text that can be read; so much is theirs by right.
EARNED = {
    "a_note_of_zeros": 30,
    "a_note_that_kills_the_check": 30,
    "a_note_that_asks_for_a_tebibyte": 30,
    "materials_of_ones_own": 30,
}
ATTEMPTS = [*IN_THE_NOTEBOOK, *IN_FILES, *IN_ARCHIVES]


@dataclass(frozen=True)
class HostileClass:
    course: CourseFolder
    lab: LabEntry
    graded: list[Graded]
    scores: Results


def learner_of(attempt: str) -> str:
    return attempt.replace("_", "-")


@pytest.fixture(scope="module")
def hostile(released_course: Path, tmp_path_factory: pytest.TempPathFactory) -> HostileClass:
    root = tmp_path_factory.mktemp("hostile-files")
    shutil.copytree(released_course, root / "course")
    course = open_course(root / "course")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(curriculum.ROOT_VARIABLE, str(TINY_LABS))
        lab = curriculum.load().lab("t1-1-note")
        for name, content in IN_ARCHIVES.items():
            (root / "box").mkdir(exist_ok=True)
            (root / "box" / f"{learner_of(name)}.zip").write_bytes(content)
        for name, make in {**IN_THE_NOTEBOOK, **IN_FILES}.items():
            notebook = nbformat.read(course.release(lab) / notebook_name(lab), as_version=4)
            _submission(root / "box" / learner_of(name), make(notebook))
        for learner in HONEST:
            _submission(root / "box" / learner, {"output/note.txt": RIGHT.encode()})
        list(collect_files(course, lab, root / "box"))
        graded = list(grade(course, lab))
        list(feedback(course, lab))
        return HostileClass(course, lab, graded, results(course, [lab]))


def _submission(folder: Path, files: Files) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def test_there_are_enough_of_them():
    assert len(ATTEMPTS) >= 25


def test_everybody_whose_files_could_be_taken_is_graded(hostile):
    assert {graded.step for graded in hostile.graded} == {Step.GRADED}
    graded = {graded.learner for graded in hostile.graded}
    assert {learner_of(name) for name in [*IN_THE_NOTEBOOK, *IN_FILES]} <= graded


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_no_point_is_gained(hostile, attempt):
    score = hostile.scores.scores.get((learner_of(attempt), hostile.lab.id))
    expected = EARNED.get(attempt, 0)
    assert score is None or (score.points, score.of) == (expected, 100)


@pytest.mark.parametrize("learner", HONEST)
def test_the_honest_have_all_that_is_theirs(hostile, learner):
    assert hostile.scores.scores[learner, hostile.lab.id].points == FULL
    note = hostile.course.submitted(learner, hostile.lab) / "output" / "note.txt"
    assert note.read_text(encoding="utf-8") == RIGHT


def test_pages_have_no_script(hostile):
    pages = list((hostile.course.root / "feedback").rglob("*.html"))
    assert len(pages) == len(hostile.graded)
    assert not [page for page in pages if "<script" in page.read_text(encoding="utf-8")]


def test_nothing_is_left_outside_the_course(hostile):
    assert {path.name for path in hostile.course.root.parent.iterdir()} == {"box", "course"}
    assert not Path("/etc/labs-hostile").exists()
