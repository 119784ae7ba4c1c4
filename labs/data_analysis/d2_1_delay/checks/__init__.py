"""Checks of d2-1-delay: rates with their denominators, a mix taken apart, a sentence that holds."""

import re

from graders.outcome import Judgement, judge
from graders.submission import NotSubmitted, Submission
from graders.tables.column_names import RECEIPT_NUMBER
from graders.tables.numbers_in_text import per_cents
from graders.tables.workbooks import Grid, grids_of, tables_of
from groundwork.messages import catalog

from .finding_criteria import (
    WITH,
    WITHOUT,
    denominator_named,
    each_on_its_side,
    latest_department,
    no_outside_cause,
    not_turned,
    rates_named,
)
from .late_complaints import FEW, Delays, read_delays
from .rate_tables import (
    RATE,
    RateTable,
    counted,
    few_marked,
    lines_of,
    medians,
    medians_beside,
    rates,
    totals_hold,
    unfolded,
)

say = catalog(__package__)

_DEPARTMENT = ("부서", "부서명", "담당부서", "처리부서", "department")
_ON_SITE = ("현장확인", "현장 확인 여부", "현장", "on site", "site visit")
_SHORTEST = 15  # letters of a sentence; a header cell is shorter


def table(submission: Submission) -> Judgement:
    """Departments with denominators, rates and medians; nothing unfinished is swept away.

    A rate without its denominator cannot be believed, and who only counts what is finished does
    not see what lies about.
    """
    grid = _table(submission, department=True, on_site=False)
    lines = lines_of(grid, [_DEPARTMENT])
    departments = RateTable(grid, lines, say("부서별"), _truth(submission).departments)
    known = _truth(submission).rates
    return judge(
        [asks(departments) for asks in (counted, rates, medians)], totals_hold(departments, known)
    )


def mix(submission: Submission) -> Judgement:
    """What hides behind the departments: rates by visit, and by visit and department.

    A department with many visits looks slow until like is compared with like.
    """
    truth = _truth(submission)
    grid = _table(submission, department=False, on_site=True)
    visits = RateTable(grid, lines_of(grid, [_ON_SITE]), say("현장확인별"), truth.visits)
    grid = _table(submission, department=True, on_site=True)
    lines = lines_of(grid, [_ON_SITE, _DEPARTMENT])
    # Few cases may be left out, but not shown wrong.
    shown = {group: r for group, r in truth.both.items() if group in lines or r.judged >= FEW}
    both = RateTable(grid, lines, say("현장확인·부서별"), shown)
    return judge(
        (asks(by) for by in (visits, both) for asks in (counted, rates)),
        (one for by in (visits, both) for one in medians_beside(by)),
        (one for by in (visits, both) for one in totals_hold(by, truth.rates)),
        few_marked(lines, truth.both),
    )


def finding(submission: Submission) -> Judgement:
    """The sentence: both rates of what explains the delay, each on its side, and no more than that.

    A denominator stands beside them; no other number, and no cause the data knows nothing of:
    whoever reads the sentence passes it on as a fact.
    """
    truth, sentence = _truth(submission), _sentence(submission)
    named = rates_named(sentence, truth)
    criteria = [*named, denominator_named(sentence, truth)]
    if any(one.met for one in named):  # what says no rate says nothing wrong of rates
        criteria += [each_on_its_side(sentence, truth), no_outside_cause(sentence)]
        criteria += not_turned(sentence)
        criteria += latest_department(sentence, truth)
    return judge(criteria)


# --- What was given and what was submitted ------------------------------------------------------


def _truth(submission: Submission) -> Delays:
    return submission.once(read_delays, submission.materials)


def _grids(submission: Submission) -> tuple[Grid, ...]:
    return grids_of(submission, "delays", lambda grids: any(g.has(RATE) for g in grids))


def _table(submission: Submission, *, department: bool, on_site: bool) -> Grid:
    """The table of rates by department, by visit, or by both."""
    for given in tables_of(_grids(submission)):
        grid = unfolded(given, (WITH, WITHOUT), _ON_SITE[0])
        if (
            grid.has(RATE)
            and not grid.has(RECEIPT_NUMBER)
            and _names(grid, _DEPARTMENT) == department
            and _names(grid, _ON_SITE) == on_site
        ):
            return grid
    missing = {
        (True, False): say("부서"),
        (False, True): say("현장확인"),
        (True, True): say("현장확인·부서"),
    }
    raise NotSubmitted(
        say("{names}별 지연율 표를 찾지 못했습니다.", names=missing[department, on_site]),
        say("‘해 보기 2’와 ‘해 보기 4’의 기준 열을 고르고 다시 저장해 주세요."),
    )


def _names(grid: Grid, meanings: tuple[str, ...]) -> bool:
    """Whether a table has lines by these names, in a column of texts beside that of the rates."""
    column = grid.column(*meanings)
    if column is None or not grid.has(RATE, meanings):
        return False
    return any(isinstance(cell, str) for cell in grid.values(column))


def _sentence(submission: Submission) -> str:
    """The longest text with a number, outside tables of complaints; one with per cents first.

    So a note on how days are counted, long as it may be, is not taken for the finding.
    """
    texts = [
        cell.strip()
        for grid in _grids(submission)
        if not grid.has(RECEIPT_NUMBER)
        for row in grid.cells
        for cell in row
        if isinstance(cell, str) and len(cell.strip()) >= _SHORTEST and re.search(r"\d", cell)
    ]
    if not texts:
        raise NotSubmitted(
            say("수치가 든 결론 한 문장을 찾지 못했습니다."),
            say("‘결론 한 문장’을 적고 다시 저장해 주세요."),
        )
    return max(texts, key=lambda text: (bool(per_cents(text)), len(text)))
