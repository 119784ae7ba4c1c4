"""Which notebooks nbgrader has run, and what becomes of the files they make."""

from __future__ import annotations

import os

import nbformat
import pytest

from courseware.course import notebook_name
from courseware.grade import grade, verdicts
from graders.execution.pool import close_warm_processes
from graders.sandbox.means import available


@pytest.fixture
def graded(course, tiny_lab, good_note):
    """Grade a notebook that would write a good note, and whose learner handed ``note`` in."""
    if (reason := available()) is not None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"the kernel of this machine forbids the sandbox: {reason}")
        pytest.skip(str(reason))

    def grade_it(run: str, note: str | None):
        with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
            settings.write(f'\nc.ExecuteAnswers.run = "{run}"\n')
        folder = course.submitted("가상01", tiny_lab)
        (folder / "output").mkdir(parents=True)
        if note is not None:
            (folder / "output" / "note.txt").write_text(note, encoding="utf-8")
        notebook = nbformat.read(course.release(tiny_lab) / notebook_name(tiny_lab), as_version=4)
        for cell in notebook.cells:
            if cell.id == "write-note":
                cell.source = f"print('돌았음')\nnote = {good_note!r}"
        nbformat.write(notebook, folder / notebook_name(tiny_lab))
        list(grade(course, tiny_lab))
        text = (course.autograded("가상01", tiny_lab) / notebook_name(tiny_lab)).read_text("utf-8")
        ran = '"돌았음\\n"' in text
        return ran, set(verdicts(course, "가상01", tiny_lab).values())

    yield grade_it
    close_warm_processes()


def test_a_missing_file_is_made_again_and_judged(graded):
    assert graded("missing", None) == (True, {"pass"})


def test_a_file_submitted_is_judged_as_it_is(graded):
    assert graded("always", "안녕하세요.") == (True, {"pass", "fix"})


def test_nothing_runs_when_nothing_is_missing(graded):
    assert graded("missing", "안녕하세요.") == (False, {"pass", "fix"})


def test_nothing_runs_when_told_so(graded):
    assert graded("never", None) == (False, {"not_yet"})
