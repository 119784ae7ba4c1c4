"""Marks of a person stay done; a new submission asks for a new look; every change is logged."""

from __future__ import annotations

import csv

import pytest

from courseware.collect import collect_files
from courseware.grade import grade
from courseware.marks import BY_PERSON, BY_SUBMISSION, POINTS_LOG, marks

CELL = "check-request"


@pytest.fixture
def marked(course, tiny_lab, tmp_path):
    """A submission with doubt, to which a person gave 20 points."""
    _submit(course, tiny_lab, tmp_path, "안녕하세요 DIE")
    with course.gradebook() as gradebook:
        found = gradebook.find_grade(CELL, tiny_lab.id, tiny_lab.id, "가상01")
        found.manual_score, found.needs_manual_grade = 20, False
        gradebook.db.commit()
    return course


def _submit(course, lab, tmp_path, note):
    path = tmp_path / "box" / "가상01" / "output" / "note.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(note, encoding="utf-8")
    list(collect_files(course, lab, tmp_path / "box"))
    list(grade(course, lab))


def logged(course):
    with (course.root / POINTS_LOG).open(encoding="utf-8-sig", newline="") as file:
        return [row[4:] for row in csv.reader(file) if row[3] == CELL]


def test_grading_again_leaves_a_persons_mark_done(marked, tiny_lab):
    list(grade(marked, tiny_lab, again=True))
    mark = marks(marked, "가상01", tiny_lab).cells[CELL]
    assert (mark.points, mark.by_person, mark.waiting) == (20, True, False)


def test_a_new_submission_after_a_mark_asks_for_a_new_look(marked, tiny_lab, tmp_path):
    _submit(marked, tiny_lab, tmp_path, "안녕하세요. 회의실을 예약해 주세요. (가상)")
    mark = marks(marked, "가상01", tiny_lab).cells[CELL]
    assert (mark.points, mark.waiting) == (20, True)


def test_every_change_of_points_stands_in_the_log_with_its_reason(marked, tiny_lab, tmp_path):
    list(grade(marked, tiny_lab, again=True))
    assert logged(marked) == [["", "20", str(BY_PERSON)]]
    with marked.gradebook() as gradebook:
        gradebook.find_grade(CELL, tiny_lab.id, tiny_lab.id, "가상01").manual_score = None
        gradebook.db.commit()
    _submit(marked, tiny_lab, tmp_path, "안녕하세요. 회의실을 예약해 주세요. (가상)")
    assert logged(marked)[1:] == [["20", "", str(BY_PERSON)], ["", "30", str(BY_SUBMISSION)]]
