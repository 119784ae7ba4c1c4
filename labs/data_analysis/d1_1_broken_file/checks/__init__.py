"""Checks of d1-1-broken-file: two spoiled exports made into workbooks one can work with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

from graders.outcome import Criterion, Judgement, criterion, judge
from graders.submission import NotSubmitted, Submission
from graders.tables.complaint_exports import AMOUNTS, Given, plain_phone, read_given, read_tallies
from graders.tables.plain_cells import as_text, examples, plain_day, plain_text
from graders.tables.row_criteria import (
    Belonging,
    Keys,
    each_its_own,
    no_totals,
    none_doubled,
    none_invented,
    none_lost,
)
from graders.tables.tally_criteria import (
    COUNT,
    DISTRICT,
    SPENT,
    Tallies,
    all_counted,
    counts_right,
    every_place,
    money_right,
    no_district_in_two,
    tallies_of,
)
from graders.tables.workbooks import Grid, grids_of, tables_of
from groundwork.messages import catalog

from .amount_criteria import given_amounts
from .cell_types import well_typed
from .change_logs import figures_beside, logged
from .cross_tables import cross_tallies

say = catalog(__package__)

COUNTER_FILE = "민원_창구.csv"
WHOLE_FILE = "민원_전체.xlsx"
_NAMES = {
    "number": ("접수번호", "민원번호", "receipt number", "number"),
    "received": ("접수일", "접수일자", "received"),
    "district": DISTRICT,
    "phone": ("연락처", "전화번호", "phone"),
    "finished": ("처리완료일", "완료일", "처리일", "finished"),
    "estimate": ("비용산정액", "산정액", "estimate"),
    "spent": SPENT,
}


# --- The submissions ------------------------------------------------------------------------------


def _rows_grid(submission: Submission) -> Grid:
    """The table of single complaints, in whichever workbook and sheet it stands."""
    fitting = [g for g in _rows_book(submission) if g.column(*_NAMES["number"]) is not None]
    fitting = [g for g in fitting if any(g.column(*_NAMES[a]) is not None for a in AMOUNTS)]
    if not fitting:
        raise NotSubmitted(
            say("정리한 민원 자료에서 ‘접수번호’와 금액 열이 있는 표를 찾지 못했습니다."),
            say("열 이름을 원본과 같게 두고 다시 저장해 주세요."),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


def _summary_grid(submission: Submission) -> Grid:
    """The table of counts by month and 읍면동."""
    fitting = [
        grid
        for grid in grids_of(submission, "summary", _is_summary)
        if grid.column(*DISTRICT) is not None and grid.column(*COUNT) is not None
    ]
    if not fitting:
        raise NotSubmitted(
            say("집계표에서 ‘읍면동’과 ‘건수’ 열을 찾지 못했습니다."),
            say("월, 읍면동, 건수, 집행액 열이 있는 표로 저장해 주세요."),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


def _rows_book(submission: Submission) -> tuple[Grid, ...]:
    return grids_of(submission, "rows", lambda grids: not _is_summary(grids))


def _is_summary(grids: Iterable[Grid]) -> bool:
    """Whether a workbook holds counts by 읍면동, and is not the one of single complaints."""
    return any(
        grid.column(*DISTRICT) is not None
        and grid.column(*COUNT) is not None
        and grid.column(*_NAMES["number"]) is None
        for grid in grids
    )


# --- The checks --------------------------------------------------------------------------------


def rows(submission: Submission) -> Judgement:
    """One row a complaint: no subtotal, no copy, and nothing lost, re-filed complaints included."""
    grid = _rows_grid(submission)
    given = submission.once(read_given, submission.materials / COUNTER_FILE)
    wanted = given.numbers
    keys = Keys.of(grid, *_NAMES["number"])
    how_to_keep_one = say('repair(key="접수번호")처럼 무엇이 한 건의 번호인지 알려 주세요.')
    return judge(
        [
            no_totals(keys),
            none_doubled(keys, wanted, how_to_keep_one),
            _none_merged(keys, wanted),
            none_lost(keys, wanted),
            none_invented(keys, wanted),
            _has_columns(grid),
            each_its_own(grid, _NAMES["number"], _belongings(given)),
        ]
    )


def _belongings(given: Given) -> list[Belonging]:
    """What stands beside each receipt number, amounts aside: they have a check of their own."""
    readings: dict[str, Callable[[str], Any]] = {
        "received": _day,
        "district": plain_text,
        "phone": plain_phone,
        "finished": _day,
    }
    return [
        Belonging(_NAMES[name], given.beside(name), partial(_read, reading))
        for name, reading in readings.items()
    ]


def _read(reading: Callable[[str], Any], cell: Any) -> Any:
    return None if cell is None else reading(as_text(cell) or "")


def _day(text: str) -> date | str | None:
    """The day a text means; the text itself where it means none, which is never the right day."""
    try:
        return plain_day(text)
    except ValueError:
        return text


def _none_merged(keys: Keys, wanted: Counter[str]) -> Criterion:
    """Complaints that share their number and differ otherwise are all kept."""
    merged = sorted(n for n, times in wanted.items() if 0 < keys.times[n] < times)
    return criterion(
        not merged,
        say("번호는 같지만 내용이 다른 민원을 지우지 않고 남겼습니다."),
        say("번호만 같고 내용이 다른 민원 {count:,}건이 지워졌습니다.", count=len(merged)),
        examples(merged),
        say("내용이 다르면 다른 민원일 수 있습니다. 사람이 확인하기 전에는 지울 수 없습니다."),
        say("접수번호만 보고 중복을 지우지 말고, 모든 열이 같은 행만 빼 주세요."),
        weight=2,
    )


def _has_columns(grid: Grid) -> Criterion:
    missing = [names[0] for names in _NAMES.values() if grid.column(*names) is None]
    return criterion(
        not missing,
        say("원본의 열이 모두 있습니다."),
        say("원본의 열 가운데 보이지 않는 것이 있습니다: {names}", names=", ".join(missing)),
        mend=say("열을 지우거나 이름을 바꾸지 말고 저장해 주세요."),
    )


def amounts(submission: Submission) -> Judgement:
    """Every amount is the given one, in the unit the column says; unknown ones stay empty."""
    grid = _rows_grid(submission)
    given = submission.once(read_given, submission.materials / COUNTER_FILE)
    return judge(
        one
        for name in AMOUNTS
        for one in given_amounts(grid, _NAMES["number"], _NAMES[name], given.amounts(name))
    )


def types(submission: Submission) -> Judgement:
    """Numbers are numbers, dates are dates, telephone numbers whole, texts without stray blanks."""
    if submission.files:
        grid = max(_rows_book(submission), key=lambda one: len(one.rows))
    else:
        grid = _rows_grid(submission)
    return judge(well_typed(grid))


def log(submission: Submission) -> Judgement:
    """The log in the workbook says how many rows were taken out and what could not be read."""
    grid = _rows_grid(submission)
    given = submission.once(read_given, submission.materials / COUNTER_FILE)
    # Lists of single complaints, such as those taken out, are no log: their figures are others.
    logs = [g for g in _rows_book(submission) if g.column("접수번호") is None]
    lines = [row for log_grid in logs for row in log_grid.cells]
    wanted = given.numbers
    keys = Keys.of(grid, *_NAMES["number"])
    copies_left = sum(t - wanted[n] for n, t in keys.times.items() if 0 < wanted[n] < t)
    marked = sum(times for times in wanted.values() if times > 1)
    same_number = figures_beside(lines, r"다른 내용|내용이 다른|겹쳐|겹치|differ|sharing")
    return judge(
        [
            logged(
                say("빼낸 중복 행"),
                {given.copies - copies_left},
                figures_beside(lines, r"중복|duplicate", but=r"다른|겹|differ|sharing"),
            ),
            logged(
                say("빼낸 소계·합계 행"),
                {given.subtotals - keys.totals},
                figures_beside(lines, r"소\s*계|합\s*계|total", but=r"금액 합계"),
            ),
            logged(
                say("읽지 못해 비워 둔 칸"),
                {given.unknown},
                figures_beside(
                    lines, r"미정|읽지 못|못 읽|확인이 필요|확인 필요|could not be read|unread"
                ),
            ),
            logged(say("번호가 같고 내용이 다른 행"), {marked, marked // 2}, same_number),
        ]
    )


def summary(submission: Submission) -> Judgement:
    """Counts and money of the whole year by month and 읍면동, out of 1.2 million rows."""
    given = Tallies(submission.once(read_tallies, submission.materials / WHOLE_FILE))
    sheets = grids_of(submission, "summary", _is_summary)
    handed = cross_tallies(tables_of(sheets), given.districts) or tallies_of(
        _summary_grid(submission)
    )
    asked = (all_counted, every_place, counts_right, money_right, no_district_in_two)
    return judge(asks(handed, given) for asks in asked)
