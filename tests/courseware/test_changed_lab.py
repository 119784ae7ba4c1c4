"""A lab's text may change while a class is running: the class goes on, or is told what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from nbformat import NotebookNode

from courseware.build import learner_notebook, write_notebook
from courseware.collect import collect_files
from courseware.feedback import feedback
from courseware.grade import grade
from courseware.release import release
from courseware.results import check_rows, results
from graders import curriculum
from graders.curriculum import LabEntry
from groundwork.problem import Problem

ANSWER_RENAMED = ('name="write-note" answer', 'name="write-it" answer')
QUESTION_MOVED = ('name="look-back-answer"', 'name="thoughts"')
CHECK_RENAMED = ("greeting", "welcome")
QUESTION_RENAMED = [('id = "look-back"', 'id = "thoughts"'), ('manual="look', 'manual="thoughts')]


@pytest.fixture
def lab(tiny_lab, tmp_path, monkeypatch) -> LabEntry:
    """The tiny lab as it was released, in a copy that a test may change."""
    root = tmp_path / "labs"
    shutil.copytree(tiny_lab.folder.parents[1], root)
    monkeypatch.setenv(curriculum.ROOT_VARIABLE, str(root))
    return curriculum.load().lab(tiny_lab.id)


def changed(*words: tuple[str, str]) -> LabEntry:
    """The lab after words of its text, manifest and checks were replaced."""
    for path in curriculum.labs_root().rglob("*"):
        if path.suffix in {".md", ".toml", ".py", ".po"}:
            text = path.read_text(encoding="utf-8")
            for before, after in words:
                text = text.replace(before, after)
            path.write_text(text, encoding="utf-8")
    return curriculum.load().lab("t1-1-note")


@pytest.fixture
def submission(course, tmp_path):
    """Submit a note, and a notebook with everything answered or nothing."""

    def put(
        learner: str, lab: LabEntry, notebook: NotebookNode, note: str, answered: bool = True
    ) -> None:
        folder = tmp_path / "box" / learner
        (folder / "output").mkdir(parents=True)
        (folder / "output" / "note.txt").write_text(note, encoding="utf-8")
        for cell in notebook.cells:
            if answered and cell.metadata.get("nbgrader", {}).get("solution"):
                cell.source = "배운 점" if cell.cell_type == "markdown" else "note = '안녕하세요'"
        write_notebook(notebook, folder / f"{lab.id}.ipynb")
        list(collect_files(course, lab, tmp_path / "box"))

    return put


def pages(course, lab) -> dict[str, str]:
    made = {page.learner: page.path for page in feedback(course, lab)}
    return {name: path.read_text(encoding="utf-8") for name, path in made.items() if path}


def score(course, lab, learner="가상01") -> str:
    return str(results(course, [lab]).scores[learner, lab.id])


def test_a_notebook_of_the_release_is_graded_as_released(course, lab, submission, good_note):
    notebook = learner_notebook(lab, "ko")
    now = changed(ANSWER_RENAMED, QUESTION_MOVED, ("메모를 적습니다", "쪽지를 적습니다"))
    submission("가상01", now, notebook, good_note)
    list(grade(course, now))
    assert score(course, now) == "90+"
    page = pages(course, now)["가상01"]
    assert "배운 점" in page
    assert "칸" not in page


@pytest.mark.parametrize("renamed", [ANSWER_RENAMED, QUESTION_MOVED])
def test_answers_of_a_later_edition_are_not_lost_in_silence(course, lab, submission, renamed):  # noqa: ARG001
    """A learner's room had the later text already; the course was released before it."""
    now = changed(renamed)
    submission("가상01", now, learner_notebook(now, "ko"), "안녕하세요")
    list(grade(course, now))
    assert score(course, now) == "60+"
    assert "없는 칸의 답 1개" in pages(course, now)["가상01"]


def test_a_later_edition_without_answers_is_no_trouble(course, lab, submission, good_note):  # noqa: ARG001
    now = changed(ANSWER_RENAMED)
    submission("가상01", now, learner_notebook(now, "ko"), good_note, answered=False)
    list(grade(course, now))
    assert score(course, now) == "90"
    assert "없는 칸의 답" not in pages(course, now)["가상01"]


@pytest.mark.parametrize("change", [[CHECK_RENAMED], QUESTION_RENAMED])
def test_what_was_graded_before_reads_on(course, lab, submission, good_note, change):
    submission("가상01", lab, learner_notebook(lab, "ko"), good_note)
    list(grade(course, lab))
    now = changed(*change)
    assert score(course, now) == "90+"
    assert "90/100점" in pages(course, now)["가상01"]
    assert len(check_rows(course, now)) == 3


@pytest.mark.parametrize("again", [False, True])
def test_grading_by_changed_checks_is_refused_in_a_sentence(
    course, lab, submission, good_note, again
):
    submission("가상01", lab, learner_notebook(lab, "ko"), good_note)
    list(grade(course, lab))
    with pytest.raises(Problem, match="배포한 뒤에 바뀌었습니다"):
        list(grade(course, changed(CHECK_RENAMED), again))
    assert score(course, lab) == "90+"


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_release_that_is_refused_leaves_the_earlier_one(course, lab, submission, good_note):
    submission("가상01", lab, learner_notebook(lab, "ko"), good_note)
    list(grade(course, lab))
    places = (course.source(lab), course.release(lab), course.release_zip(lab).parent)
    before = [files(place) for place in places]
    now = changed(ANSWER_RENAMED)
    with pytest.raises(Problem, match="그대로 있습니다"):
        release(course, now, "ko")
    assert [files(place) for place in places] == before
    assert not list(course.root.glob(".making*"))
    submission("가상02", now, learner_notebook(lab, "ko"), good_note)
    list(grade(course, now))
    assert score(course, now, "가상02") == "90+"


def test_what_an_instructor_put_beside_the_source_is_released_again(course, lab):
    (course.source(lab) / "안내.txt").write_text("우리 반", encoding="utf-8")
    release(course, lab, "ko")
    assert (course.release(lab) / "안내.txt").read_text(encoding="utf-8") == "우리 반"
