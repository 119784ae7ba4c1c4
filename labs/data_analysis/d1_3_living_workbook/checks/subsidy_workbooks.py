"""A workbook of subsidised projects: what was given, and data and summary as submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils import get_column_letter

from data_analysis.recalculation import Place
from graders.submission import NotSubmitted, Submission
from graders.tables.calculated_workbooks import Names, Table, Workbook, read_workbook
from graders.tables.given_tables import read_given_table
from graders.tables.plain_cells import PER_THOUSAND_WON, as_number, as_text, is_total, label_of
from groundwork.messages import catalog

say = catalog(__package__)

GIVEN = "보조금.xlsx"
NUMBER: Names = ("사업번호", "번호", "project number")
DEPARTMENT: Names = ("부서", "부서명", "담당부서", "소관부서", "department")
_LABEL: Names = (*DEPARTMENT, "구분")
GRANTED: Names = ("교부액", "교부금액", "granted")
SPENT: Names = ("집행액", "집행금액", "spent")
TOTAL = "합계"  # as the line is called in the workbook, like the departments


@dataclass(frozen=True)
class Project:
    """A subsidised project; amounts in 천원."""

    number: str
    department: str
    granted: float
    spent: float


def read_given(path: Path) -> tuple[Project, ...]:
    """The projects of the given file; its 합계 row is none."""
    return tuple(
        Project(r["사업번호"], r["부서"], as_number(r["교부액"]) or 0, as_number(r["집행액"]) or 0)
        for r in read_given_table(path).rows
        if not is_total(r["사업번호"])
    )


def most_left(given: Sequence[Project]) -> Project:
    """The project with the most left to spend: a few million more do not make it impossible."""
    return max(given, key=lambda one: one.granted - one.spent)


@dataclass(frozen=True)
class SubsidyWorkbook:
    """A submitted workbook: its data, its summary by department, and how amounts are scaled.

    ``lines`` are the rows of the summary by department, ``total`` is that of the whole.
    """

    workbook: Workbook
    data: Table
    summary: Table
    lines: Mapping[str, int]
    total: int | None
    scale: float

    def place_of(self, project: Project, names: Names) -> Place:
        """The cell of a project in a column of the data."""
        now, data = self.workbook.now, self.data
        numbers = {row: as_text(now.at(data.place(row, NUMBER))) for row in data.rows}
        row = next(row for row, number in numbers.items() if number == project.number)
        return data.place(row, names)

    @property
    def elsewhere(self) -> set[Place]:
        """The formulas outside data and summary that are seen: a check sheet is among them."""
        lines = {*self.lines.values(), self.total}
        return {
            place
            for place in self.workbook.formulas
            if not (place[0] == self.data.sheet and place[1] in self.data.rows)
            and not (place[0] == self.summary.sheet and self.summary.row_of(place) in lines)
            and self.workbook.is_seen(place)
        }

    @property
    def unseen(self) -> list[str]:
        """The lines of the summary of which a reader does not see the name and both amounts."""
        rows = {**self.lines, **({TOTAL: self.total} if self.total else {})}
        return [
            name
            for name, row in rows.items()
            if not all(
                self.workbook.is_seen(self.summary.place(row, names))
                for names in (_LABEL, GRANTED, SPENT)
            )
        ]

    @property
    def amounts(self) -> list[Place]:
        """The cells of the summary that hold amounts, its total among them."""
        rows = [*self.lines.values(), *([self.total] if self.total else [])]
        return [self.summary.place(row, names) for row in rows for names in (GRANTED, SPENT)]


def subsidy_workbook(submission: Submission) -> SubsidyWorkbook:
    """Find data and summary by their labels; ends the check as *not yet* where one is missing."""
    workbook = submission.once(read_workbook, submission.find("workbook"))
    data = [t for t in workbook.tables(NUMBER, DEPARTMENT, GRANTED, SPENT) if not t.across]
    if not data:
        raise NotSubmitted(
            say("사업마다 한 행인 자료(사업번호, 부서, 교부액, 집행액)를 찾지 못했습니다."),
            say("받은 자료를 열 이름 그대로 한 시트에 두고 저장해 주세요."),
        )
    table = max(data, key=lambda one: len(one.rows))
    summaries = workbook.tables(_LABEL, GRANTED, SPENT, without=NUMBER)
    if not summaries:
        raise NotSubmitted(
            say("부서별 요약(부서, 교부액, 집행액 열)을 찾지 못했습니다."),
            say("‘요약할 기준 열’에서 부서를, ‘더할 열’에서 교부액과 집행액을 골라 저장해 주세요."),
        )
    departments = {label_of(workbook.now.at(table.place(row, DEPARTMENT))) for row in table.rows}
    summary = max(
        summaries,
        key=lambda one: (
            len(departments & {*_labels(workbook, one).values()}),
            _formulas_in(workbook, one),
        ),
    )
    labels = _labels(workbook, summary)
    totals = [row for row, label in labels.items() if is_total(label)]
    return SubsidyWorkbook(
        workbook,
        table,
        summary,
        {label: row for row, label in labels.items() if row not in totals},
        totals[0] if totals else None,
        _scale(workbook, table),
    )


def _labels(workbook: Workbook, summary: Table) -> dict[int, str]:
    return {row: label_of(workbook.now.at(summary.place(row, _LABEL))) for row in summary.rows}


def _formulas_in(workbook: Workbook, table: Table) -> int:
    return sum(p[0] == table.sheet and table.row_of(p) in table.rows for p in workbook.formulas)


def _scale(workbook: Workbook, data: Table) -> float:
    """How much of the data's unit a 천원 is: 천원 unless a header, or a note above, says 원."""
    above = [
        label_of(workbook.now.at((data.sheet, row, column)))
        for row in range(1, data.header + 1)
        for column in range(1, 20)
    ]
    said = next(
        (u for u in PER_THOUSAND_WON if any(f"({u})" in t or f": {u})" in t for t in above)), "천원"
    )
    return PER_THOUSAND_WON[said]


def cell_name(place: Place) -> str:
    """A cell as a person finds it: 자료!F12."""
    sheet, row, column = place
    return f"{sheet}!{get_column_letter(column)}{row}"
