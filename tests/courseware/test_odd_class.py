"""What forty people submit ends with the right person and points, or before the instructor."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from courseware.assessors import assess_here
from courseware.collect import collect_files
from courseware.course import open_course
from courseware.grade import grade
from courseware.release import release
from courseware.roster import Roster, enrol, read_rows, write_roster
from graders import curriculum
from graders.assessment import fingerprint
from graders.nbgrader.execute import Run
from tests.courseware.odd_class import ALL, LAB, Odd, odd_class, write_class, write_list

LOOK_BACK = "look-back"


def assess_once(lab, tasks, allowance):
    """Judge each thing once, whoever submitted it: most of the class have the same report."""
    prints = {learner: fingerprint(lab, task.folder) for learner, task in tasks.items()}
    first = {found: learner for learner, found in prints.items()}
    made = dict(assess_here(lab, {who: tasks[who] for who in first.values()}, allowance))
    for learner, found in prints.items():
        yield learner, replace(made[first[found]], fingerprint=found)


@pytest.fixture(scope="module")
def after(tmp_path_factory):
    """What is told while the class is collected, and the cells of each learner's grade."""
    root = tmp_path_factory.mktemp("odd")
    lab = curriculum.load().lab(LAB)
    course = open_course(root / "course", create=True)
    release(course, lab, "ko")
    write_list(root / "명단.xlsx")
    write_roster(course, enrol(read_rows(root / "명단.xlsx"), Roster()))
    told = [
        f"{line.learner}: {reason}"
        for source in write_class(root / "box")
        for line in collect_files(course, lab, source)
        for reason in line.refused
    ]
    list(grade(course, lab, assessor=assess_once, run=Run.NEVER))
    grades = {}
    with course.gradebook() as gradebook:
        for learner in course.learners(lab):
            notebook = gradebook.find_submission_notebook(lab.id, lab.id, learner)
            grades[learner] = {
                grade.name: (grade.auto_score or 0, bool(grade.needs_manual_grade))
                for grade in notebook.grades
            }
    return told, grades


def ends(odd: Odd, told: list[str], grades) -> str:
    """``right``, ``told`` or ``lost``."""
    cells = grades.get(odd.learner, {})
    points = sum(score for score, _ in cells.values())
    waiting = {name for name, (_, waits) in cells.items() if waits}
    read = any(name.startswith(LOOK_BACK) for name in waiting)
    if cells and points == odd.points and (read or not odd.answered):
        return "right"
    names = [name for name in (odd.learner, odd.file) if name]
    if any(name in line for name in names for line in told):
        return "told"
    checks = {name for name in waiting if not name.startswith(LOOK_BACK)}
    return "told" if checks else "lost"


@pytest.mark.parametrize("odd", odd_class(), ids=lambda odd: odd.shows)
def test_the_right_person_and_points_or_before_the_instructor(odd, after):
    told, grades = after
    assert ends(odd, told, grades) == ("told" if odd.points is None else "right")


def test_nobody_is_made_of_a_file_that_is_nobodys(after):
    assert set(after[1]) <= {odd.learner for odd in odd_class()}


def test_most_of_the_class_needs_no_instructor():
    assert Counter(odd.points for odd in odd_class())[ALL] > len(odd_class()) / 2
