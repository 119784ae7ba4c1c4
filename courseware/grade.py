"""Grade the submissions of a lab: run and judged by many at once, written to the gradebook by one.

A bad submission never stops the others. A run that was cut off goes on where it was: judgements are
kept as they are made, and what the gradebook has is not graded again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI

from courseware.alone import alone
from courseware.assessors import Assessments, Assessor, assess_here
from courseware.collect import ensure_notebook
from courseware.course import CourseFolder, done, notebook_name, require_release, stop_if_disk_full
from courseware.marks import keep_done, log_marks, marks
from courseware.messages import problem
from courseware.task_planning import Rules, tasks
from graders import notebook_run
from graders.assessment import ASSESSMENTS, Assessment, fingerprint, forget_others, store, stored
from graders.curriculum import LabEntry
from graders.nbgrader.execute import Run
from graders.task import Task


class Step(StrEnum):
    """What grading did with a submission."""

    GRADED = "graded"
    KEPT = "kept"  # graded before, and nothing else was submitted since
    FAILED = "failed"


@dataclass(frozen=True)
class Graded:
    """A submission after grading; what a failed one ran into is in the log of the course."""

    learner: str
    step: Step


def grade(
    course: CourseFolder,
    lab: LabEntry,
    again: bool = False,
    assessor: Assessor = assess_here,
    run: Run | None = None,
) -> Iterator[Graded]:
    """Grade every submission of a lab that is not graded yet, or all of them ``again``.

    ``run`` says which notebooks are run for files that are missing; without it, the settings of the
    course do. What a person gave in formgrader stays. Raises `Problem` where grading could not run
    at all: the lab is not released, has changed since, the course is being graded already, the
    gradebook is locked, the disk is full, or this machine cannot run what must be run.
    """
    require_same_checks(course, lab)
    rules = Rules(course, run)
    with alone(course):
        api = course.nbgrader(rules.nbgrader_settings())
        with course.gradebook_trouble_told():
            known = api.get_autograded_students(lab.id)
        waiting = []
        for learner in course.learners(lab):
            if not again and learner in known and _is_settled(course, learner, lab):
                yield Graded(learner, Step.KEPT)
            else:
                waiting.append(learner)
                _leave_out_links(course.submitted(learner, lab))
        to_do = tasks(rules, lab, waiting)
        for learner in assess_all(rules, lab, to_do, assessor, again):
            yield Graded(learner, _graded(course, api, learner, lab, to_do[learner]))


def assess_all(
    rules: Rules,
    lab: LabEntry,
    to_do: Mapping[str, Task],
    assessor: Assessor,
    again: bool = False,
) -> Iterator[str]:
    """Do the work of submissions, keep what it came to, and give each learner when it is done.

    The same files and checks have the same judgement, so one that is kept is not made once more;
    ``again`` does anew what could not be told, and runs that met with an accident. A judgement that
    was cut short is tried again.
    """
    left, tries = {}, {}
    for learner, task in to_do.items():
        assessment = _stored(lab, task, assessments_folder(rules.course, learner, lab), again)
        if (
            assessment is not None
            and not assessment.wants_another_try
            and (assessment.certain or not again)
        ):
            yield learner
        else:
            left[learner] = task
            tries[learner] = assessment.tries if assessment is not None else 0
    for learner, assessment in assessor(lab, left, rules.allowance) if left else _none():
        if assessment is not None:
            place = assessments_folder(rules.course, learner, lab)
            store(place, replace(assessment, tries=tries[learner] + 1))
        yield learner


def assessments_folder(course: CourseFolder, learner: str, lab: LabEntry) -> Path:
    """The folder where the assessments of a submission are stored."""
    return course.root / ASSESSMENTS / learner / lab.id


def is_assessed(course: CourseFolder, learner: str, lab: LabEntry) -> bool:
    """Whether every check of a graded notebook has its verdict: a run cut off leaves some out.

    Its checks are those of the release, whatever the lab has now.
    """
    checks = _checks_of(graded_notebook(course, learner, lab))
    return bool(checks) and all("verdict" in check for check in checks)


def verdicts(course: CourseFolder, learner: str, lab: LabEntry) -> dict[str, str]:
    """The verdict of each check of a graded submission; empty where it is not graded."""
    checks = _checks_of(graded_notebook(course, learner, lab))
    return {check["check"]: check["verdict"] for check in checks if "verdict" in check}


def graded_notebook(course: CourseFolder, learner: str, lab: LabEntry) -> NotebookNode | None:
    """The notebook that grading made of a submission; none yet, or cut off while it was written."""
    try:
        return nbformat.read(
            course.autograded(learner, lab) / notebook_name(lab), as_version=nbformat.NO_CONVERT
        )
    except (OSError, ValueError):
        return None


def assessed_with(course: CourseFolder, learner: str, lab: LabEntry) -> str:
    """The fingerprint of the judgement that a grade is made of; empty where there is none."""
    notebook = graded_notebook(course, learner, lab)
    return notebook.metadata.get("labs", {}).get(ASSESSMENTS, "") if notebook is not None else ""


def require_same_checks(course: CourseFolder, lab: LabEntry) -> None:
    """Raises `Problem` where a check was added or reweighed after the release.

    It would be graded for full points, unseen.
    """
    require_release(course, lab)
    notebook = nbformat.read(course.release(lab) / notebook_name(lab), as_version=4)
    released = {
        cell.metadata.labs.check: float(cell.metadata.nbgrader.points)
        for cell in notebook.cells
        if "check" in cell.metadata.get("labs", {})
    }
    if released != {check.id: float(check.points) for check in lab.checks}:
        raise problem(
            "{lab}의 검사나 배점이 배포한 뒤에 바뀌었습니다. ‘labs release {lab}’ 명령을 다시 "
            "실행해 주세요.",
            lab=lab.id,
        )


def _graded(
    course: CourseFolder, api: NbGraderAPI, learner: str, lab: LabEntry, task: Task
) -> Step:
    log_marks(course, learner, lab)  # what a person did in formgrader since
    before = marks(course, learner, lab)
    try:
        ensure_notebook(course, learner, lab)
        result = api.autograde(lab.id, learner, force=True, create=True)
    except OSError as error:  # a file that may not be read
        stop_if_disk_full(course, error)
        result = {"success": False, "error": f"{learner}: {error}\n"}
    if not done(course, result):
        return Step.FAILED
    keep_done(course, learner, lab, before)
    log_marks(course, learner, lab, before)
    if found := assessed_with(course, learner, lab):
        forget_others(assessments_folder(course, learner, lab), found)
        notebook_run.forget_others(course.runs(learner, lab), task.run_file)
    return Step.GRADED


def _checks_of(notebook: NotebookNode | None) -> list[NotebookNode]:
    """What a notebook says of its check cells."""
    labs = (cell.metadata.get("labs", {}) for cell in (notebook.cells if notebook else []))
    return [part for part in labs if "check" in part]


def _is_settled(course: CourseFolder, learner: str, lab: LabEntry) -> bool:
    """Whether a submission needs no grading: it is judged, and was not cut short."""
    assessment = stored(
        assessments_folder(course, learner, lab), assessed_with(course, learner, lab)
    )
    cut_short = assessment is not None and assessment.wants_another_try
    return is_assessed(course, learner, lab) and not cut_short


def _stored(lab: LabEntry, task: Task, place: Path, again: bool) -> Assessment | None:
    """What was judged before of the same files, and of the same run where there is one."""
    try:
        if task.notebook is None:
            return stored(place, fingerprint(lab, task.folder))
    except OSError:  # files that may not be read
        return None
    if (found := notebook_run.read(task.run_file)) is None or (again and found[0].accidents):
        return None
    if (assessment := stored(place, found[1].fingerprint)) is None:
        store(place, assessment := found[1])  # cut off between the two
    return assessment


def _leave_out_links(folder: Path) -> None:
    """A link has no work in it; followed, it would bring in what somebody else may read."""
    for path in folder.rglob("*"):
        if path.is_symlink():
            path.unlink()


def _none() -> Assessments:
    return iter(())
