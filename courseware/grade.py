"""Grade the hand-ins of a lab: run and judged by many at once, written to the gradebook by one.

A bad hand-in never stops the others. A run that was cut off goes on where it was: judgements are
kept as they are made, and what the gradebook has is not graded again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI

from courseware.alone import alone
from courseware.collect import ensure_notebook
from courseware.course import CourseFolder, done, notebook_name, require_release, stop_if_disk_full
from courseware.judges import Judgements, Judges, judge_here
from courseware.messages import say
from courseware.works import Rules, works
from graders import executed
from graders.curriculum import LabEntry
from graders.judged import JUDGED, Judged, fingerprint, forget_others, keep, kept
from graders.nbgrader.execute import Run
from graders.work import Work
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


def grade(
    course: CourseFolder,
    lab: LabEntry,
    again: bool = False,
    judges: Judges = judge_here,
    run: Run | None = None,
) -> Iterator[Graded]:
    """Grade every hand-in of a lab that is not graded yet, or all of them ``again``.

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
        to_do = works(rules, lab, waiting)
        for learner in judge_all(rules, lab, to_do, judges, again):
            yield Graded(learner, _graded(course, api, learner, lab, to_do[learner]))


def judge_all(
    rules: Rules,
    lab: LabEntry,
    to_do: Mapping[str, Work],
    judges: Judges,
    again: bool = False,
) -> Iterator[str]:
    """Do the work of hand-ins, keep what it came to, and give each learner when it is done.

    The same files and checks have the same judgement, so one that is kept is not made once more;
    ``again`` does anew what could not be told, and runs that met with an accident. A judgement that
    was cut short is tried again.
    """
    left, tries = {}, {}
    for learner, work in to_do.items():
        judged = _kept(lab, work, judgements(rules.course, learner, lab), again)
        if judged is not None and not judged.wants_another_try and (judged.certain or not again):
            yield learner
        else:
            left[learner] = work
            tries[learner] = judged.tries if judged is not None else 0
    for learner, judged in judges(lab, left, rules.allowance) if left else _none():
        if judged is not None:
            place = judgements(rules.course, learner, lab)
            keep(place, replace(judged, tries=tries[learner] + 1))
        yield learner


def judgements(course: CourseFolder, learner: str, lab: LabEntry) -> Path:
    """The folder where the judgements of a hand-in are kept."""
    return course.root / JUDGED / learner / lab.id


def is_judged(course: CourseFolder, learner: str, lab: LabEntry) -> bool:
    """Whether every check of a graded notebook has its verdict: a run cut off leaves some out.

    Its checks are those of the release, whatever the lab has now.
    """
    checks = _checks_of(graded_notebook(course, learner, lab))
    return bool(checks) and all("verdict" in check for check in checks)


def verdicts(course: CourseFolder, learner: str, lab: LabEntry) -> dict[str, str]:
    """The verdict of each check of a graded hand-in; empty where it is not graded."""
    checks = _checks_of(graded_notebook(course, learner, lab))
    return {check["check"]: check["verdict"] for check in checks if "verdict" in check}


def graded_notebook(course: CourseFolder, learner: str, lab: LabEntry) -> NotebookNode | None:
    """The notebook that grading made of a hand-in; none yet, or cut off while it was written."""
    try:
        return nbformat.read(
            course.autograded(learner, lab) / notebook_name(lab), as_version=nbformat.NO_CONVERT
        )
    except (OSError, ValueError):
        return None


def judged_with(course: CourseFolder, learner: str, lab: LabEntry) -> str:
    """The fingerprint of the judgement that a grade is made of; empty where there is none."""
    notebook = graded_notebook(course, learner, lab)
    return notebook.metadata.get("labs", {}).get(JUDGED, "") if notebook is not None else ""


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
        raise Problem(
            say(
                "{lab}의 검사나 배점이 배포한 뒤에 바뀌었습니다. ‘labs release {lab}’ 명령을 다시 "
                "실행해 주세요.",
                lab=lab.id,
            )
        )


def _graded(
    course: CourseFolder, api: NbGraderAPI, learner: str, lab: LabEntry, work: Work
) -> Step:
    try:
        ensure_notebook(course, learner, lab)
        result = api.autograde(lab.id, learner, force=True, create=True)
    except OSError as error:  # a file that may not be read
        stop_if_disk_full(course, error)
        result = {"success": False, "error": f"{learner}: {error}\n"}
    if not done(course, result):
        return Step.FAILED
    if found := judged_with(course, learner, lab):
        forget_others(judgements(course, learner, lab), found)
        executed.forget_others(course.executed(learner, lab), work.kept)
    return Step.GRADED


def _checks_of(notebook: NotebookNode | None) -> list[NotebookNode]:
    """What a notebook says of its check cells."""
    labs = (cell.metadata.get("labs", {}) for cell in (notebook.cells if notebook else []))
    return [part for part in labs if "check" in part]


def _is_settled(course: CourseFolder, learner: str, lab: LabEntry) -> bool:
    """Whether a hand-in needs no grading: it is judged, and was not cut short."""
    judged = kept(judgements(course, learner, lab), judged_with(course, learner, lab))
    cut_short = judged is not None and judged.wants_another_try
    return is_judged(course, learner, lab) and not cut_short


def _kept(lab: LabEntry, work: Work, place: Path, again: bool) -> Judged | None:
    """What was judged before of the same files, and of the same run where there is one."""
    try:
        if work.notebook is None:
            return kept(place, fingerprint(lab, work.folder))
    except OSError:  # files that may not be read
        return None
    if (found := executed.read(work.kept)) is None or (again and found[0].accidents):
        return None
    if (judged := kept(place, found[1].fingerprint)) is None:
        keep(place, judged := found[1])  # cut off between the two
    return judged


def _leave_out_links(folder: Path) -> None:
    """A link has no work in it; followed, it would bring in what somebody else may read."""
    for path in folder.rglob("*"):
        if path.is_symlink():
            path.unlink()


def _none() -> Judgements:
    return iter(())
