"""The table of scores, out of nbgrader's gradebook, and what a class did with each check."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from nbgrader.api import Gradebook, MissingEntry

from courseware.course import CourseFolder
from courseware.grade import verdicts
from courseware.messages import say
from courseware.roster import read_roster
from graders.curriculum import LabEntry
from graders.outcome import Verdict
from groundwork.files import writing
from groundwork.messages import Message

Row = list[str | float | int]
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, its header first."""

    title: Message
    rows: Sequence[Row]


@dataclass(frozen=True)
class Score:
    """What a learner has in a lab; ``waiting`` counts the cells that still need a person."""

    points: float
    of: float
    waiting: int

    def __str__(self) -> str:
        """The points as they are printed, with ``+`` where a person may still add some."""
        return f"{self.points:g}{'+' if self.waiting else ''}"


@dataclass(frozen=True)
class Results:
    """The scores of a course: ``scores[learner, lab id]``; without an entry, nothing is graded."""

    labs: tuple[LabEntry, ...]
    learners: tuple[str, ...]
    scores: dict[tuple[str, str], Score]

    def rows(self) -> list[list[str]]:
        """The table as it is printed: a learner a row, a lab a column, ``+`` for what may come."""
        head = [str(say("수강생")), *(lab.id for lab in self.labs), str(say("강사 채점 대기"))]
        return [head, *(self._row(learner) for learner in self.learners)]

    def _row(self, learner: str) -> list[str]:
        found = [self.scores.get((learner, lab.id)) for lab in self.labs]
        waiting = sum(score.waiting for score in found if score is not None)
        points = ("–" if score is None else str(score) for score in found)
        return [learner, *points, str(waiting)]


def results(course: CourseFolder, labs: Sequence[LabEntry]) -> Results:
    """The scores of labs, as formgrader shows them; of everybody known to the course or
    in its class."""
    learners = {learner for lab in labs for learner in course.learners(lab)}
    learners.update(member.learner for member in read_roster(course).missing(learners))
    with course.gradebook() as gradebook:
        learners.update(student.id for student in gradebook.students)
        return scores_in(gradebook, labs, learners)


def scores_in(gradebook: Gradebook, labs: Sequence[LabEntry], learners: Iterable[str]) -> Results:
    """The scores that a gradebook has of some labs and learners."""
    chosen = tuple(sorted(learners))
    found = {
        (learner, lab.id): _score(gradebook, learner, lab) for lab in labs for learner in chosen
    }
    scores = {key: score for key, score in found.items() if score is not None}
    return Results(tuple(labs), chosen, scores)


def check_counts(course: CourseFolder, lab: LabEntry) -> dict[str, Counter[str]]:
    """How many submissions each check answered with each verdict, in the order of the manifest."""
    answers = [verdicts(course, learner, lab) for learner in course.learners(lab)]
    return {
        check.id: Counter(answer[check.id] for answer in answers if check.id in answer)
        for check in lab.checks
    }


def check_rows(course: CourseFolder, lab: LabEntry) -> list[list[str]]:
    """The same as a table: a check a row, a verdict a column."""
    words: dict[Verdict, Message] = {
        Verdict.PASS: say("통과"),
        Verdict.FIX: say("고칠 곳"),
        Verdict.NOT_YET: say("아직"),
        Verdict.CANT_TELL: say("판정 불가"),
    }
    head = [str(say("검사")), *(str(word) for word in words.values())]
    counts = check_counts(course, lab)
    return [
        head,
        *(
            [str(lab.check(check).title), *(str(count[verdict.value]) for verdict in words)]
            for check, count in counts.items()
        ),
    ]


def write_csv(table: Results, path: Path) -> None:
    """The table as CSV that Excel opens in Korean (UTF-8 with a mark)."""
    with writing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(
            [_no_formula(cell) for cell in map(str, row)] for row in _export_rows(table)
        )


def write_xlsx(table: Results, path: Path, more: Sequence[Sheet] = ()) -> None:
    """The table as a workbook, and ``more`` sheets behind it; names are text, never formulas."""
    write_sheets([Sheet(say("점수"), list(_export_rows(table))), *more], path)


def write_sheets(sheets: Sequence[Sheet], path: Path) -> None:
    """Write a workbook of sheets, each with its header in bold; texts are never formulas."""
    with (
        writing(path) as temporary,
        xlsxwriter.Workbook(
            temporary, {"strings_to_formulas": False, "strings_to_urls": False}
        ) as workbook,
    ):
        bold = workbook.add_format({"bold": True})
        for sheet in sheets:
            page = workbook.add_worksheet(str(sheet.title))
            for number, row in enumerate(sheet.rows):
                page.write_row(number, 0, row, bold if number == 0 else None)
            page.freeze_panes(1, 1)
            page.autofit()


def _export_rows(table: Results) -> Iterator[Row]:
    """A row a learner and lab: learner, lab, title, points, of, waiting."""
    yield [
        str(say("수강생")),
        str(say("실습")),
        str(say("실습 이름")),
        str(say("점수")),
        str(say("만점")),
        str(say("강사 채점 대기")),
    ]
    for learner in table.learners:
        for lab in table.labs:
            score = table.scores.get((learner, lab.id))
            if score is None:
                yield [learner, lab.id, str(lab.title), "", lab.points, ""]
            else:
                yield [learner, lab.id, str(lab.title), score.points, score.of, score.waiting]


def _score(gradebook: Gradebook, learner: str, lab: LabEntry) -> Score | None:
    try:
        submission = gradebook.find_submission(lab.id, learner)
    except MissingEntry:
        return None
    waiting = sum(
        bool(grade.needs_manual_grade)
        for notebook in submission.notebooks
        for grade in notebook.grades
    )
    penalty = submission.late_submission_penalty or 0
    return Score(submission.score - penalty, submission.max_score, waiting)


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
