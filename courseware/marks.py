"""The points of a submission as they stand, and a log of why they changed.

nbgrader asks for a new look at every mark of a person whenever it grades. Here a mark stays done
as long as the submission is the one that was looked at.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from nbgrader.api import Gradebook, MissingEntry

from courseware.course import CourseFolder
from courseware.messages import say
from graders.curriculum import LabEntry
from graders.timestamp import KOREA
from groundwork.files import write_whole
from groundwork.messages import Message

POINTS_LOG = "points-log.csv"
BY_PERSON = say("강사 채점")
BY_CHECKS = say("지금 검사로 다시 채점")
BY_SUBMISSION = say("새로 제출한 것을 채점")


@dataclass(frozen=True)
class Mark:
    """What a cell has: the points that count, whether a person gave them, whether one must look."""

    points: float | None
    by_person: bool
    waiting: bool


@dataclass(frozen=True)
class Marks:
    """The cells of a graded submission, and which submission it was; empty before grading."""

    submitted: datetime | None = None
    cells: Mapping[str, Mark] = field(default_factory=dict)


def marks(course: CourseFolder, learner: str, lab: LabEntry) -> Marks:
    """What the gradebook has of a submission."""
    with course.gradebook() as gradebook:
        return _marks(gradebook, learner, lab)


def keep_done(course: CourseFolder, learner: str, lab: LabEntry, before: Marks) -> None:
    """After grading the same submission again: what a person had done is done."""
    done = [name for name, mark in before.cells.items() if mark.by_person and not mark.waiting]
    with course.gradebook() as gradebook:
        if not done or _marks(gradebook, learner, lab).submitted != before.submitted:
            return
        notebook = gradebook.find_submission_notebook(lab.id, lab.id, learner)
        for grade in notebook.grades:
            if grade.name in done:
                grade.needs_manual_grade = False
        gradebook.db.commit()


def log_marks(
    course: CourseFolder, learner: str, lab: LabEntry, before: Marks | None = None
) -> None:
    """Write into the log what changed since it was written last, or by grading ``before``.

    Each change has its reason: a person, a new submission, or changed checks.
    """
    now = marks(course, learner, lab)
    reason = BY_PERSON
    if before is not None:
        reason = BY_CHECKS if now.submitted == before.submitted else BY_SUBMISSION
    rows = _read(course)
    last = {row[3]: row[5] for row in rows if row[1:3] == [learner, lab.id]}
    moment = f"{datetime.now(KOREA):%Y-%m-%d %H:%M}"
    new = [
        [moment, learner, lab.id, cell, last.get(cell, ""), points, str(reason)]
        for cell, points in _shown(now).items()
        if points != last.get(cell, "")
    ]
    if new:
        _write(course, [*rows, *new])


def _marks(gradebook: Gradebook, learner: str, lab: LabEntry) -> Marks:
    try:
        submission = gradebook.find_submission(lab.id, learner)
        notebook = gradebook.find_submission_notebook(lab.id, lab.id, learner)
    except MissingEntry:
        return Marks()
    cells = {
        grade.name: Mark(
            grade.auto_score if grade.manual_score is None else grade.manual_score,
            grade.manual_score is not None,
            bool(grade.needs_manual_grade),
        )
        for grade in notebook.grades
    }
    moment = submission.timestamp
    return Marks(moment.replace(tzinfo=UTC) if moment else None, cells)


def _shown(found: Marks) -> dict[str, str]:
    return {
        name: "" if mark.points is None else f"{mark.points:g}"
        for name, mark in found.cells.items()
    }


def _read(course: CourseFolder) -> list[list[str]]:
    try:
        text = (course.root / POINTS_LOG).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        return []
    return [row for row in csv.reader(io.StringIO(text, newline="")) if len(row) == 7][1:]


def _write(course: CourseFolder, rows: list[list[str]]) -> None:
    head: list[Message] = [
        say("때"),
        say("수강생"),
        say("실습"),
        say("칸"),
        say("이전 점수"),
        say("이후 점수"),
        say("이유"),
    ]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[str(word) for word in head], *rows])
    write_whole(course.root / POINTS_LOG, f"\ufeff{text.getvalue()}")
