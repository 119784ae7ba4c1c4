"""Only answers come out of a notebook submitted; the rest is the course's own again."""

from __future__ import annotations

import copy

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_markdown_cell, new_notebook

from courseware.build import learner_notebook
from graders.nbgrader.graft import MAX_ANSWER, grafted, has_answers
from graders.nbgrader.notes import NOTES
from graders.nbgrader.submission_exporter import UNREAD

ANSWER = "look-back-answer"


@pytest.fixture
def given_notebook(tiny_lab):
    return learner_notebook(tiny_lab, "ko")


@pytest.fixture
def handed(given_notebook):
    """The notebook with an answer in it."""
    notebook = copy.deepcopy(given_notebook)
    cell_of(notebook, ANSWER).source = "인사를 배웠습니다."
    return notebook


def cell_of(notebook, name):
    return next(cell for cell in notebook.cells if cell.id == name)


def notes(notebook) -> str:
    return notebook.cells[0].source if notebook.cells[0].id == NOTES else ""


def test_an_honest_notebook_is_the_courses_with_its_answers_and_no_notes(given_notebook, handed):
    result = grafted(given_notebook, handed)
    assert notes(result) == ""
    assert cell_of(result, ANSWER).source == "인사를 배웠습니다."
    others = [cell for cell in result.cells if cell.id != ANSWER]
    assert others == [cell for cell in given_notebook.cells if cell.id != ANSWER]


def test_deleted_graded_cells_are_back_and_told(given_notebook, handed):
    handed.cells = [cell for cell in handed.cells if not cell.id.startswith("check-")]
    result = grafted(given_notebook, handed)
    assert "삭제된 칸을 되살렸습니다: check-greeting" in notes(result)
    assert cell_of(result, "check-greeting").metadata.nbgrader.points == 60


def test_of_doubled_answers_the_last_that_says_something_counts(given_notebook, handed):
    empty = copy.deepcopy(cell_of(given_notebook, ANSWER))
    second = copy.deepcopy(cell_of(handed, ANSWER))
    second.source = "더 나은 답"
    handed.cells += [second, empty]
    result = grafted(given_notebook, handed)
    assert cell_of(result, ANSWER).source == "더 나은 답"
    assert "같은 칸이 여러 개" in notes(result)


def test_a_changed_check_is_set_back_and_told(given_notebook, handed):
    check = cell_of(handed, "check-greeting")
    check.source = "60.0"
    check.metadata.nbgrader.points = 1000
    result = grafted(given_notebook, handed)
    assert cell_of(result, "check-greeting") == cell_of(given_notebook, "check-greeting")
    assert "바뀐 칸을 원래대로 되돌렸습니다: check-greeting" in notes(result)


def test_outputs_tags_and_added_cells_do_not_come_along(given_notebook, handed):
    cell_of(handed, "check-greeting").metadata.tags = ["skip-execution"]
    handed.cells.append(new_markdown_cell("<script>alert(1)</script>"))
    handed.metadata.kernelspec.name = "evil"
    result = grafted(given_notebook, handed)
    assert "script" not in nbformat.writes(result)
    assert "tags" not in cell_of(result, "check-greeting").metadata
    assert result.metadata.kernelspec.name == "python3"


def test_an_untouched_english_notebook_has_no_answer_and_speaks_english(tiny_lab, given_notebook):
    result = grafted(given_notebook, learner_notebook(tiny_lab, "en"))
    assert cell_of(result, ANSWER).source == cell_of(given_notebook, ANSWER).source
    assert result.metadata.labs.language == "en"


def test_the_notebook_of_another_lab_gives_no_answers_and_it_is_told(given_notebook, handed):
    handed.metadata.labs.lab = "z9-9-other"
    result = grafted(given_notebook, handed)
    assert "다른 실습(z9-9-other)" in notes(result)
    assert cell_of(result, ANSWER).source == cell_of(given_notebook, ANSWER).source


def without_nbgrader(notebook):
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)
    return notebook


def test_answers_are_found_by_the_id_of_the_cell_where_the_metadata_are_gone(
    given_notebook, handed
):
    handed.metadata = {}
    result = grafted(given_notebook, without_nbgrader(handed))
    assert cell_of(result, ANSWER).source == "인사를 배웠습니다."
    assert not notes(result)
    assert UNREAD not in result.metadata.labs
    untouched = grafted(given_notebook, without_nbgrader(copy.deepcopy(given_notebook)))
    assert cell_of(untouched, ANSWER).source == cell_of(given_notebook, ANSWER).source
    assert not has_answers(untouched)


def test_a_notebook_none_of_whose_cells_is_known_goes_to_a_person(given_notebook, handed):
    for cell in without_nbgrader(handed).cells:
        del cell["id"]
    result = grafted(given_notebook, handed)
    assert result.metadata.labs[UNREAD]
    assert "강사가 직접 확인합니다" in notes(result)


def test_a_very_long_answer_is_cut_and_told(given_notebook, handed):
    cell_of(handed, ANSWER).source = "가" * (MAX_ANSWER + 1)
    result = grafted(given_notebook, handed)
    assert len(cell_of(result, ANSWER).source) == MAX_ANSWER
    assert "앞부분만" in notes(result)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(
    labs=json_values,
    nbgrader=json_values,
    source=st.text(st.characters(codec=None, categories=None)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
def test_whatever_the_metadata_hold_the_result_is_a_valid_notebook(
    given_notebook, labs, nbgrader, source
):
    cell = new_markdown_cell(source, metadata={"nbgrader": nbgrader})
    answer = copy.deepcopy(cell_of(given_notebook, ANSWER))
    answer.source = source
    handed = new_notebook(cells=[cell, answer], metadata={"labs": labs})
    result = grafted(given_notebook, nbformat.from_dict(handed))
    nbformat.validate(result)
    nbformat.writes(result).encode("utf-8")


def test_answers_are_what_was_written_into_cells_of_code(given_notebook, handed):
    assert not has_answers(grafted(given_notebook, given_notebook))
    assert not has_answers(grafted(given_notebook, handed))  # words for a person do nothing
    cell_of(handed, "write-note").source = "note = '안녕하세요.'"
    assert has_answers(grafted(given_notebook, handed))
