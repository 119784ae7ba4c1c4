"""Checks of d1-1-broken-file: two spoiled exports made into workbooks one can work with."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from graders.outcome import Criterion, Judgement, criterion, judge
from graders.submission import NotSubmitted, Submission
from graders.tables.column_names import COUNT, DISTRICT, RECEIPT_NUMBER
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
from graders.tables.workbooks import Grid, grids_of, tables_of
from groundwork.messages import catalog

from .amount_criteria import given_amounts
from .cell_types import well_typed
from .change_log import Kind, logged
from .cross_tables import cross_tallies
from .given_complaints import AMOUNTS, Given, plain_phone, read_given, read_tallies
from .monthly_tallies import SPENT, Tallies, tallies_agree, tallies_by_sheet, tallies_of

say = catalog(__package__)

COUNTER_FILE = "민원_창구.csv"
WHOLE_FILE = "민원_전체.xlsx"
_NUMBER = (*RECEIPT_NUMBER, "number")
_COLUMNS = {
    "number": _NUMBER,
    "received": ("접수일", "접수일자", "received"),
    "district": DISTRICT,
    "phone": ("연락처", "전화번호", "phone"),
    "finished": ("처리완료일", "완료일", "처리일", "finished"),
    "estimate": ("비용산정액", "산정액", "estimate"),
    "spent": SPENT,
}


def rows(submission: Submission) -> Judgement:
    """One row a complaint: no subtotal, no copy, nothing lost; or counts and money are off.

    Complaints that share their number and differ otherwise are all kept: nobody has decided yet.
    """
    grid, given = _complaints(submission), _given(submission)
    wanted = given.numbers
    keys = Keys.of(grid, *_NUMBER)
    how_to_keep_one = say("‘한 건을 구별하는 열’에서 접수번호를 골라 다시 저장해 주세요.")
    return judge(
        no_totals(keys),
        none_doubled(keys, wanted, how_to_keep_one),
        _none_merged(keys, wanted),
        none_lost(keys, wanted),
        none_invented(keys, wanted),
        _has_columns(grid),
        each_its_own(grid, _NUMBER, _belongings(given)),
    )


def amounts(submission: Submission) -> Judgement:
    """Every amount is the given one, in the unit the column says; unknown ones stay empty.

    A unit that is not read makes an amount a thousand times another, a guess makes it anything.
    """
    grid, given = _complaints(submission), _given(submission)
    return judge(
        one
        for name in AMOUNTS
        for one in given_amounts(grid, _NUMBER, _COLUMNS[name], given.beside(name))
    )


def types(submission: Submission) -> Judgement:
    """Numbers are numbers, dates are dates, telephone numbers whole, texts without stray blanks.

    What only looks like a number or a day is left out of sums and months without a word.
    """
    if submission.files:
        grid = max(_complaint_sheets(submission), key=lambda one: len(one.rows))
    else:
        grid = _complaints(submission)
    return judge(well_typed(grid))


def log(submission: Submission) -> Judgement:
    """The log (변경 내역) says how many rows were taken out and what could not be read.

    Only so can somebody else believe the result, and go back over it.
    """
    grid, given = _complaints(submission), _given(submission)
    # Lists of single complaints, such as those taken out, are no log: their figures are others.
    logs = [g for g in tables_of(_complaint_sheets(submission)) if g.column(*_NUMBER) is None]
    lines = [row for log_grid in logs for row in log_grid.cells]
    wanted, keys = given.numbers, Keys.of(grid, *_NUMBER)
    copies_left = sum(t - wanted[n] for n, t in keys.times.items() if 0 < wanted[n] < t)
    marked = sum(times for times in wanted.values() if times > 1)
    wanted_figures = {
        Kind.COPIES: {given.copies - copies_left},
        Kind.TOTALS: {given.subtotals - keys.totals},
        Kind.UNREAD: {given.unknown},
        Kind.SAME_NUMBER: {marked, marked // 2},
    }
    return judge(logged(wanted_figures, lines))


def summary(submission: Submission) -> Judgement:
    """Counts and money of the whole year by month and 읍면동, out of 1.2 million rows.

    A place that is missing, doubled or a thousand times too dear is decided on all the same.
    """
    given = Tallies(submission.once(read_tallies, submission.materials / WHOLE_FILE))
    tables = tables_of(grids_of(submission, "summary", _is_summary))
    submitted = (
        cross_tallies(tables, given.districts)
        or tallies_by_sheet(tables)
        or tallies_of(_summary(submission))
    )
    return judge(tallies_agree(submitted, given))


# --- What was given and what was submitted ------------------------------------------------------


def _given(submission: Submission) -> Given:
    return submission.once(read_given, submission.materials / COUNTER_FILE)


def _complaint_sheets(submission: Submission) -> tuple[Grid, ...]:
    return grids_of(submission, "rows", lambda grids: not _is_summary(grids))


def _complaints(submission: Submission) -> Grid:
    """The table of single complaints, in whichever workbook and sheet it stands."""
    fitting = [
        grid
        for grid in _complaint_sheets(submission)
        if grid.has(_NUMBER) and any(grid.has(_COLUMNS[amount]) for amount in AMOUNTS)
    ]
    if not fitting:
        raise NotSubmitted(
            say("정리한 민원 자료에서 ‘접수번호’와 금액 열이 있는 표를 찾지 못했습니다."),
            say("열 이름을 원본과 같게 두고 다시 저장해 주세요."),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


def _summary(submission: Submission) -> Grid:
    """The table of counts by month and 읍면동."""
    fitting = [
        grid for grid in grids_of(submission, "summary", _is_summary) if grid.has(DISTRICT, COUNT)
    ]
    if not fitting:
        raise NotSubmitted(
            say("집계표에서 ‘읍면동’과 ‘건수’ 열을 찾지 못했습니다."),
            say(
                "간부회의에서는 어느 동네인지 묻습니다. "
                "‘묶을 열’에서 읍면동을 골라 다시 저장해 주세요."
            ),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


def _is_summary(grids: Iterable[Grid]) -> bool:
    """Whether a workbook holds counts by 읍면동, and is not the one of single complaints."""
    return any(grid.has(DISTRICT, COUNT) and not grid.has(_NUMBER) for grid in grids)


# --- rows ---------------------------------------------------------------------------------------


def _belongings(given: Given) -> list[Belonging]:
    """What stands beside each receipt number, amounts aside: they have a check of their own."""
    readings: dict[str, Callable[[str], Any]] = {
        "received": _day,
        "district": plain_text,
        "phone": plain_phone,
        "finished": _day,
    }

    def reader(read: Callable[[str], Any]) -> Callable[[Any], Any]:
        return lambda cell: None if cell is None else read(as_text(cell) or "")

    return [
        Belonging(_COLUMNS[name], given.beside(name), reader(read))
        for name, read in readings.items()
    ]


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
    missing = [names[0] for names in _COLUMNS.values() if not grid.has(names)]
    return criterion(
        not missing,
        say("원본의 열이 모두 있습니다."),
        say("원본의 열 가운데 보이지 않는 것이 있습니다: {names}", names=", ".join(missing)),
        mend=say("열을 지우거나 이름을 바꾸지 말고 저장해 주세요."),
    )
