"""What grading again with changed checks would change, known before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass

import nbformat
from nbgrader.api import Gradebook, MissingEntry

from courseware.assessors import Assessor, assess_here
from courseware.course import CourseFolder, notebook_name
from courseware.grade import assess_all, assessments_folder, require_same_checks
from courseware.messages import say
from courseware.task_planning import Rules
from graders.assessment import fingerprint, stored
from graders.curriculum import LabEntry
from graders.outcome import Outcome
from graders.task import Task
from groundwork.messages import Message

_Points = float | None  # None: a person has to give them


@dataclass(frozen=True)
class Move:
    """Points of a check that would change; None where a person has to give them."""

    check: str
    before: _Points
    after: _Points
    why: Message

    def points(self) -> tuple[str, str]:
        """Both as they are printed."""
        before, after = (
            str(say("판정 불가")) if points is None else f"{points:g}"
            for points in (self.before, self.after)
        )
        return before, after


@dataclass(frozen=True)
class Compared:
    """A graded submission judged once more; without moves, its score stays."""

    learner: str
    moves: tuple[Move, ...]


def preview(
    course: CourseFolder, lab: LabEntry, assessor: Assessor = assess_here
) -> Iterator[Compared]:
    """Judge every graded submission with the checks as they are now, and compare.

    The gradebook is only read. Points a person gave stay whatever the checks say, so they are no
    move. Raises `Problem` where grading itself would.
    """
    require_same_checks(course, lab)
    before = _automatic_points(course, lab)
    # nbgrader's copies: with files that were made by running a notebook
    tasks = {learner: Task(course.autograded(learner, lab)) for learner in before}
    for learner in assess_all(Rules(course), lab, tasks, assessor):
        found = fingerprint(lab, tasks[learner].folder)
        assessment = stored(assessments_folder(course, learner, lab), found)
        outcomes = assessment.outcomes if assessment is not None else ()
        yield Compared(learner, tuple(_moves(before[learner], outcomes)))


def _moves(before: dict[str, _Points], outcomes: tuple[Outcome, ...]) -> Iterator[Move]:
    for outcome in outcomes:
        after = outcome.points if outcome.is_told else None
        if outcome.check in before and before[outcome.check] != after:
            yield Move(outcome.check, before[outcome.check], after, _why(outcome))


def _why(outcome: Outcome) -> Message:
    if outcome.judgement.findings:
        return outcome.judgement.findings[0].what
    return say("이제 부족한 것이 없습니다.")


def _automatic_points(course: CourseFolder, lab: LabEntry) -> dict[str, dict[str, _Points]]:
    """What the gradebook has of each learner and check that no person gave points for."""
    cells = _cells(course, lab)
    found = {}
    with course.gradebook() as gradebook:
        for learner in course.learners(lab):
            grades = _grades(gradebook, learner, lab)
            if grades:
                found[learner] = {
                    check: grades[cell] for cell, check in cells.items() if cell in grades
                }
    return found


def _grades(gradebook: Gradebook, learner: str, lab: LabEntry) -> dict[str, _Points]:
    try:
        notebook = gradebook.find_submission_notebook(lab.id, lab.id, learner)
    except MissingEntry:
        return {}
    return {grade.name: grade.auto_score for grade in notebook.grades if grade.manual_score is None}


def _cells(course: CourseFolder, lab: LabEntry) -> dict[str, str]:
    """The check of each graded cell."""
    notebook = nbformat.read(course.release(lab) / notebook_name(lab), as_version=4)
    return {
        cell.metadata.nbgrader.grade_id: cell.metadata.labs.check
        for cell in notebook.cells
        if "check" in cell.metadata.get("labs", {})
    }
