"""Grade the hand-ins of a lab, one after the other; a bad one never stops the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import nbformat
from nbgrader.apps import NbGraderAPI

from courseware.collect import ensure_notebook
from courseware.course import CourseFolder, done, notebook_name, require_release
from courseware.messages import say
from graders import materials
from graders.curriculum import LabEntry
from groundwork.problem import Problem


class Step(StrEnum):
    """What grading did with a hand-in."""

    GRADED = "graded"
    KEPT = "kept"  # graded before, and nothing newer was handed in
    FAILED = "failed"


@dataclass(frozen=True)
class Graded:
    """A hand-in after grading; what a failed one ran into is in the log of the course."""

    learner: str
    step: Step


def grade(course: CourseFolder, lab: LabEntry, again: bool = False) -> Iterator[Graded]:
    """Grade every hand-in of a lab that is not graded yet, or all of them ``again``.

    What a person gave in formgrader stays. Raises `Problem` where grading could not run at all:
    the lab is not released, has changed since, or the gradebook is locked.
    """
    _require_same_checks(course, lab)
    materials.course_version(lab)  # made once, before the time of the first hand-in is counted
    api = course.nbgrader()
    with course.gradebook_trouble_told():
        known = api.get_autograded_students(lab.id)
    for learner in course.learners(lab):
        if not again and learner in known and is_judged(course, learner, lab):
            yield Graded(learner, Step.KEPT)
        else:
            yield Graded(learner, _graded(course, api, learner, lab))


def is_judged(course: CourseFolder, learner: str, lab: LabEntry) -> bool:
    """Whether every check of a graded notebook has its verdict: a run cut off leaves some out."""
    return set(verdicts(course, learner, lab)) == {check.id for check in lab.checks}


def verdicts(course: CourseFolder, learner: str, lab: LabEntry) -> dict[str, str]:
    """The verdict of each check of a graded hand-in; empty where it is not graded."""
    notebook = course.autograded(learner, lab) / notebook_name(lab)
    try:
        cells = nbformat.read(notebook, as_version=4).cells
    except (OSError, ValueError):  # none yet, or cut off while it was written
        return {}
    labs = [cell.metadata.get("labs", {}) for cell in cells]
    return {part["check"]: part["verdict"] for part in labs if "verdict" in part}


def _graded(course: CourseFolder, api: NbGraderAPI, learner: str, lab: LabEntry) -> Step:
    try:
        ensure_notebook(course, learner, lab)
        result = api.autograde(lab.id, learner, force=True, create=True)
    except OSError as error:  # a full disk, a file that may not be read
        result = {"success": False, "error": f"{learner}: {error}\n"}
    return Step.GRADED if done(course, result) else Step.FAILED


def _require_same_checks(course: CourseFolder, lab: LabEntry) -> None:
    """A check added or reweighed after the release would be graded for full points, unseen."""
    require_release(course, lab)
    notebook = nbformat.read(course.release(lab) / notebook_name(lab), as_version=4)
    released = {
        cell.metadata.labs.check: float(cell.metadata.nbgrader.points)
        for cell in notebook.cells
        if "check" in cell.metadata.get("labs", {})
    }
    if released != {check.id: float(check.points) for check in lab.checks}:
        raise Problem(
            say(
                "{lab}의 검사나 배점이 배포한 뒤에 바뀌었습니다. ‘labs release {lab}’을 다시 "
                "실행해 주세요.",
                lab=lab.id,
            )
        )
