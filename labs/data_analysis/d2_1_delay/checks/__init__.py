"""Checks of d2-1-delay: rates with their denominators, a mix taken apart, a sentence that holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graders.outcome import Criterion, Judgement, criterion, judge
from graders.submission import NotSubmitted, Submission
from graders.tables.numbers_in_text import cases, per_cents
from graders.tables.plain_cells import examples
from graders.tables.workbooks import Grid, grids_of, tables_of
from groundwork.messages import catalog

from .late_complaints import Delays, read_delays
from .rate_tables import RATE, counted, few_marked, lines_of, medians, rates
from .visit_claims import each_on_its_side, no_outside_cause

say = catalog(__package__)

_NUMBER = ("접수번호", "민원번호", "receipt number")
_DEPARTMENT = ("부서", "부서명", "담당부서", "처리부서", "department")
_ON_SITE = ("현장확인", "현장 확인 여부", "현장", "on site", "site visit")
_MOST_OFF = 0.51
_SHORTEST = 15  # letters of a sentence; a header cell is shorter


def _grids(submission: Submission) -> Sequence[Grid]:
    return grids_of(submission, "delays", lambda grids: any(g.has(RATE) for g in grids))


def _table(submission: Submission, *, department: bool, on_site: bool) -> Grid:
    """The table of rates by department, by visit, or by both."""
    for grid in tables_of(_grids(submission)):
        if (
            grid.has(RATE)
            and not grid.has(_NUMBER)
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
        say("표를 만드는 칸을 채우고, 저장하는 칸을 다시 실행해 주세요."),
    )


def _names(grid: Grid, meanings: tuple[str, ...]) -> bool:
    """Whether a table has lines by these names, in a column of texts beside that of the rates."""
    column = grid.column(*meanings)
    if column is None or not grid.has(RATE, meanings):
        return False
    return any(isinstance(cell, str) for cell in grid.values(column))


def table(submission: Submission) -> Judgement:
    """Departments with denominators, rates and medians; nothing unfinished is swept away."""
    truth = submission.once(read_delays, submission.materials).departments
    grid = _table(submission, department=True, on_site=False)
    lines, what = lines_of(grid, [_DEPARTMENT]), say("부서별")
    return judge([check(grid, lines, truth, what) for check in (counted, rates, medians)])


def mix(submission: Submission) -> Judgement:
    """What hides behind the departments: rates by visit, and by visit and department."""
    truth = submission.once(read_delays, submission.materials)
    by_visit = _table(submission, department=False, on_site=True)
    by_both = _table(submission, department=True, on_site=True)
    visits = lines_of(by_visit, [_ON_SITE])
    both = lines_of(by_both, [_ON_SITE, _DEPARTMENT])
    shown = {group: rate for group, rate in truth.both.items() if group in both or rate.judged > 29}
    return judge(
        [
            counted(by_visit, visits, truth.visits, say("현장확인별")),
            rates(by_visit, visits, truth.visits, say("현장확인별")),
            counted(by_both, both, shown, say("현장확인·부서별")),
            rates(by_both, both, shown, say("현장확인·부서별")),
            few_marked(both, truth.both),
        ]
    )


def finding(submission: Submission) -> Judgement:
    """The sentence: both rates of what explains the delay, each on its side, and no more than that.

    A denominator stands beside them; no other number, and no cause the data knows nothing of.
    """
    truth = submission.once(read_delays, submission.materials)
    sentence = _sentence(submission)
    named = _rates_named(sentence, truth)
    if not any(one.met for one in named):  # what says no rate says nothing wrong of rates
        return judge([*named, _denominator(sentence, truth)])
    return judge(
        [
            *named,
            _denominator(sentence, truth),
            each_on_its_side(sentence, truth),
            no_outside_cause(sentence),
        ]
    )


def _sentence(submission: Submission) -> str:
    """The longest text with a number, outside tables of complaints; one with per cents first.

    So a note on how days are counted, long as it may be, is not taken for the finding.
    """
    texts = [
        cell.strip()
        for grid in _grids(submission)
        if not grid.has(_NUMBER)
        for row in grid.cells
        for cell in row
        if isinstance(cell, str) and len(cell.strip()) >= _SHORTEST and re.search(r"\d", cell)
    ]
    if not texts:
        raise NotSubmitted(
            say("숫자가 든 결론 한 문장을 찾지 못했습니다."),
            say("결론을 적는 칸을 채우고, 저장하는 칸을 다시 실행해 주세요."),
        )
    return max(texts, key=lambda text: (bool(per_cents(text)), len(text)))


def _rates_named(sentence: str, truth: Delays) -> list[Criterion]:
    said = [number.value for number in per_cents(sentence)]
    foreign = [n for n in said if not any(_near(n, rate.percent) for rate in truth.rates)]
    explained = all(any(_near(n, rate.percent) for n in said) for rate in truth.visits.values())
    return [
        criterion(
            explained and bool(re.search(r"현장|site", sentence, re.IGNORECASE)),
            say("무엇에 따라 지연율이 갈리는지 두 숫자로 말했습니다."),
            say("현장확인이 있는 민원과 없는 민원의 지연율이 함께 있지 않습니다."),
            why=say("견줄 숫자가 둘 있어야 ‘무엇 때문에 늦는지’를 말할 수 있습니다."),
            mend=say("현장확인별 표에서 두 지연율을 그대로 옮겨 적어 주세요."),
            weight=3,
        ),
        criterion(
            bool(said) and not foreign,
            say("문장의 비율이 모두 표에 있는 지연율입니다."),
            say("표에 없는 비율이 문장에 있습니다."),
            examples([f"{number:g}%" for number in foreign]),
            say("몫(늦은 민원 가운데 그 부서의 비중)은 지연율이 아닙니다."),
            say("비율은 표의 지연율만 적고, 다른 숫자는 빼 주세요."),
            weight=2,
        ),
    ]


def _denominator(sentence: str, truth: Delays) -> Criterion:
    said = set(cases(sentence))
    known = {n for rate in truth.rates for n in (rate.judged, rate.late, rate.judged - rate.late)}
    known.add(len(truth.complaints))
    judged = {rate.judged for rate in (truth.all, *truth.visits.values())}
    return criterion(
        bool(said & judged) and said <= known,
        say("몇 건 가운데의 비율인지 적혀 있습니다."),
        say("몇 건 가운데의 비율인지 없거나, 표와 다른 건수가 있습니다."),
        examples([f"{number:,}" for number in sorted(said - known)]),
        say("3건 가운데 1건과 900건 가운데 300건은 같은 33%라도 무게가 다릅니다."),
        say("지연율 옆에 ‘○건 가운데 ○건’처럼 건수를 함께 적어 주세요."),
    )


def _near(said: float, right: float) -> bool:
    return abs(said - right) <= _MOST_OFF
