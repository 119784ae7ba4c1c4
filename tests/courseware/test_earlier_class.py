"""A class that began with an earlier edition of the course goes on with this one.

``tests/fixtures/earlier_class.tar.xz`` was made by the commands of commit 28ebf0d (November 2026),
when labs stood in folders with dashes and their checks in ``graders/checks``. Everybody in it is
made up (가상). It has

- ``course/``: f1-1-verify, a1-1-report and a2-1-mend released in Korean. Of all three 가상01 handed
  in the solution; of the first two 가상02 work with one fault, 가상03 a document and nothing else;
  of a1-1 가상04 a notebook with every answer and no file. f1-1 is graded, a person gave 가상01
  8 points and a comment, and the pages were made.
- ``workspace/``: what ``labs open`` prepared of every lab. In f1-1-verify the answers of the check
  sheet are filled in and all cells were run; the reply is still to be written.

What can be made again (zips, the log, JupyterLab's settings) is left out.
"""

from __future__ import annotations

import ast
import csv
import importlib
import re
import shutil
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import openpyxl
import pytest

from courseware import cli, start_page
from courseware.course import open_course
from courseware.reference import check_values, run, troubles
from courseware.workspace import Desk, lab_folder, prepare
from graders import curriculum
from graders.progress import read_progress
from graders.sandbox.means import available

pytestmark = pytest.mark.xdist_group("earlier_class")

EARLIER = Path(__file__).parents[1] / "fixtures" / "earlier_class.tar.xz"
GRADED, WAITING, ANOTHER = "f1-1-verify", "a1-1-report", "a2-1-mend"
OURS = {"automation", "content_production", "data_analysis", "graders"}
_FILES_ONLY = ["--files-only"] if available() else []
needs_sandbox = pytest.mark.skipif(available() is not None, reason="no sandbox on this machine")


@dataclass(frozen=True)
class Class:
    """A course folder and a learner's workspace."""

    course: Path
    workspace: Path

    def labs(self, command: str, *words: str | Path) -> None:
        """Run a command of ``labs`` in the course."""
        arguments = [command, *map(str, words), "--course", str(self.course)]
        cli.labs.main(arguments, standalone_mode=False)

    def grade(self, *labs: str) -> None:
        self.labs("grade", *labs, *_FILES_ONLY)

    def scores(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Of each learner and lab: the points, and how many cells wait for a person."""
        table = self.course.parent / "scores.csv"
        self.labs("results", "--csv", table)
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))[1:]
        return {(learner, lab): (points, left) for learner, lab, _, points, _, left in rows}

    def page(self, learner: str, lab: str) -> str:
        """The feedback a learner gets."""
        page = self.course / "feedback" / learner / lab / f"{lab}.html"
        return page.read_text(encoding="utf-8")


def copied(found: Class, place: Path) -> Class:
    shutil.copytree(found.course, place / "course")
    return Class(place / "course", found.workspace)


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """As the class was left, on another machine and in another folder."""
    place = tmp_path_factory.mktemp("earlier") / "다른 곳"
    with tarfile.open(EARLIER) as archive:
        archive.extractall(place, filter="tar")
    return Class(place / "course", place / "workspace")


@pytest.fixture(scope="module")
def graded(earlier: Class, tmp_path_factory: pytest.TempPathFactory) -> Class:
    """What was waiting is graded, and everybody's pages are made."""
    gone_on = copied(earlier, tmp_path_factory.mktemp("graded"))
    gone_on.grade(GRADED, WAITING, ANOTHER)
    gone_on.labs("feedback", GRADED, WAITING, ANOTHER)
    return gone_on


def automatic_points(lab_id: str) -> float:
    return sum(check.points for check in curriculum.load().lab(lab_id).checks)


def test_results_read_on_before_anything_is_graded(earlier, tmp_path):
    scores = copied(earlier, tmp_path).scores()
    assert [scores[f"가상0{n}", GRADED] for n in (1, 2, 3, 4)] == [
        ("98.0", "0"),
        ("87.5", "1"),
        ("30.0", "0"),
        ("", ""),
    ]
    assert scores["가상01", WAITING] == ("", "")


def test_graded_submissions_keep_their_scores_and_a_persons_points(earlier, graded, tmp_path):
    before, after = copied(earlier, tmp_path).scores(), graded.scores()
    of_graded = [key for key in before if key[1] == GRADED]
    assert [after[key] for key in of_graded] == [before[key] for key in of_graded]


def test_grading_again_keeps_a_persons_points(earlier, tmp_path):
    again = copied(earlier, tmp_path)
    again.labs("grade", GRADED, "--again", *_FILES_ONLY)
    again.labs("feedback", GRADED)
    assert again.scores()["가상01", GRADED][0] == "98.0"
    assert "근거가 분명합니다. (가상의 강사)" in again.page("가상01", GRADED)


def test_what_was_collected_then_is_graded_now(graded):
    scores = graded.scores()
    right, waiting = scores["가상01", WAITING]
    assert (float(right), waiting) == (automatic_points(WAITING), "1")
    assert 0 < float(scores["가상02", WAITING][0]) < float(right)
    assert 0 < float(scores["가상03", WAITING][0]) < float(right)
    assert float(scores["가상01", ANOTHER][0]) == automatic_points(ANOTHER)


@needs_sandbox
def test_a_notebook_of_then_makes_its_files_now(graded):
    assert float(graded.scores()["가상04", WAITING][0]) == automatic_points(WAITING)
    assert "실습 파일을 실행해 만들었" in graded.page("가상04", WAITING)


def test_everybody_gets_feedback(graded):
    assert "강사가 준 점수 8/10점" in graded.page("가상01", GRADED)
    assert "근거가 분명합니다. (가상의 강사)" in graded.page("가상01", GRADED)
    for learner in ("가상01", "가상02", "가상03"):
        assert "삭제된 칸" not in graded.page(learner, WAITING)


def test_the_instructors_page_and_workbook_have_what_was_found_then(graded, tmp_path):
    page, book = tmp_path / "page.html", tmp_path / "scores.xlsx"
    graded.labs("results", "--page", page, "--xlsx", book)
    text = page.read_text(encoding="utf-8")
    assert "을 보고 쓴 말이 있는데 밝히지" in text
    assert text.count("가상04") >= 2
    assert len(openpyxl.load_workbook(book).sheetnames) >= 3


def test_a_notebook_of_the_old_release_is_submitted_again(graded, tmp_path):
    """The fault is made good, in the notebook that was handed out with the old release."""
    box = tmp_path / "received" / "가상02"
    shutil.copytree(graded.course / "submitted" / "가상01" / WAITING / "output", box / "output")
    notebook = nbformat.read(graded.course / "release" / WAITING / f"{WAITING}.ipynb", as_version=4)
    next(cell for cell in notebook.cells if cell.id == "look-back-answer").source = "다시 냅니다."
    nbformat.write(notebook, box / f"{WAITING}.ipynb")
    later = copied(graded, tmp_path)
    later.labs("collect", WAITING, "--from", box.parent)
    later.grade(WAITING)
    later.labs("feedback", WAITING)
    before, after = graded.scores(), later.scores()
    assert float(after["가상02", WAITING][0]) == automatic_points(WAITING)
    assert "다시 냅니다." in later.page("가상02", WAITING)
    assert len(list((later.course / "earlier" / "가상02" / WAITING).iterdir())) == 1
    assert {key for key in after if after[key] != before[key]} == {("가상02", WAITING)}


def test_the_settings_of_the_course_name_what_is_still_there(earlier):
    open_course(earlier.course)
    settings = (earlier.course / "nbgrader_config.py").read_text(encoding="utf-8")
    named = re.findall(r'"((?:courseware|graders)\.[\w.]+)\.(\w+)"', settings)
    assert len(named) == 10
    for module, name in named:
        # its settings stand under the name of the class
        assert getattr(importlib.import_module(module), name).__name__ == name


@pytest.fixture
def desk(earlier: Class, tmp_path: Path) -> Desk:
    """The lab that was begun, in a workspace opened with this edition."""
    shutil.copytree(earlier.workspace, tmp_path / "workspace")
    lab = curriculum.load().lab(GRADED)
    return prepare([lab], "ko", tmp_path / "workspace")[0]


def test_a_lab_begun_then_keeps_its_answers_and_progress(earlier, desk):
    begun = lab_folder(desk.lab, "ko", earlier.workspace) / desk.notebook.name
    assert desk.notebook.read_bytes() == begun.read_bytes()
    assert read_progress(desk.folder)["corrections"] == "pass"
    programme = curriculum.Curriculum(
        curriculum.load().fields, curriculum.load().courses, (desk.lab,)
    )
    page = start_page.page(programme, [desk], desk.folder.parents[1])
    assert "검사 5개 중 3개 통과" in page


def test_the_cells_of_a_lab_begun_then_run_on(desk):
    executed = run(nbformat.read(desk.notebook, as_version=4), desk.folder)
    assert list(troubles(executed)) == []
    passed = {check.id: check.points for check in desk.lab.checks[:3]}
    assert check_values(executed) == {**passed, "reply": 0, "notice": 0}


def test_every_lab_stays_in_its_place_in_the_workspace(earlier, tmp_path):
    """Untouched notebooks are renewed where they are; only beside one begun may a new one stand."""
    workspace = shutil.copytree(earlier.workspace, tmp_path / "workspace")
    before = set(workspace.rglob("*.ipynb"))
    prepare(curriculum.load().labs, "ko", workspace)
    added = set(workspace.rglob("*.ipynb")) - before
    begun = lab_folder(curriculum.load().lab(GRADED), "ko", workspace)
    known = {path.stem for path in before}
    again = {path for path in added if path.stem.removesuffix("-2") in known}
    assert again <= {begun / f"{GRADED}-2.ipynb"}


def test_every_notebook_handed_out_then_finds_its_lab_checks_and_tools(earlier):
    programme = curriculum.load()
    notebooks = sorted(earlier.workspace.rglob("*.ipynb"))
    assert len(notebooks) == 23
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)
        lab = programme.lab(notebook.metadata.labs.lab)
        asked = {cell.metadata.labs.check for cell in notebook.cells if "check" in _labs(cell)}
        assert asked
        assert asked <= {check.id for check in lab.checks}
        code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
        assert [f"{path.name}: {name}" for name in missing_names(code)] == []


def _labs(cell: nbformat.NotebookNode) -> dict[str, str]:
    return cell.metadata.get("labs", {})


def missing_names(code: str) -> Iterator[str]:
    """What code takes from our packages and is not there, such as ``documents.read_text``."""
    nodes = list(ast.walk(ast.parse(code)))
    imports = [
        node
        for node in nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in OURS
    ]
    tools: dict[str, object] = {}
    exec(compile(ast.Module(imports, []), "imports", "exec"), tools)
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = node.value.id
            if name in tools and not hasattr(tools[name], node.attr):
                yield f"{name}.{node.attr}"
