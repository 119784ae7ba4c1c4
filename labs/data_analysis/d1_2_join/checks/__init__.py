"""Checks of d1-2-join: four files made one table, with a list of what found no partner."""

from collections import Counter
from collections.abc import Container

from graders.outcome import Criterion, Judgement, criterion, judge
from graders.submission import NotSubmitted, Submission
from graders.tables.column_names import COUNT, DISTRICT, RECEIPT_NUMBER
from graders.tables.plain_cells import PER_THOUSAND_WON, as_number
from graders.tables.row_criteria import (
    Belonging,
    Keys,
    each_its_own,
    none_doubled,
    none_invented,
    none_lost,
)
from graders.tables.workbooks import Grid, grids_of, tables_of
from groundwork.messages import catalog

from .district_summaries import COST, cost_unit, summary_holds
from .given_registers import Given, read_given
from .lookup_criteria import looked_up, names_in_force
from .unmatched_lists import Listed, listed_in, whole_list

say = catalog(__package__)

_DEPARTMENT = ("부서명", "담당부서", "처리부서", "department")
_FACILITY = ("시설물명", "시설명", "facility")


def rows(submission: Submission) -> Judgement:
    """Every complaint stands there once: a join must neither lose one nor double one.

    What was moved out of the table into the list, with its reason, is not lost.
    """
    given, table = _given(submission), _table(submission)
    keys = Keys.of(table, *RECEIPT_NUMBER)
    aside = {number for listed in _listed(submission).values() for number in listed}
    moved = Counter(dict.fromkeys(aside - set(keys.times), 1))
    found = Keys(keys.times + moved, keys.totals)
    one_entry_a_key = say(
        "참조표에 같은 번호가 두 번 있으면 민원이 그만큼 늘어납니다. "
        "참조표를 번호 하나에 한 행으로 만든 뒤 연결해 주세요."
    )
    return judge(
        none_doubled(found, given.numbers, one_entry_a_key),
        none_lost(found, given.numbers),
        none_invented(found, given.numbers),
        _cost_unchanged(table, given, moved),
        each_its_own(table, RECEIPT_NUMBER, [_costs(table, given)]),
    )


def matches(submission: Submission) -> Judgement:
    """What was looked up is what the lookup tables say, under the names in force today.

    Where nobody can say it stays empty: a plausible guess gives one office the work of another.
    """
    given, table = _given(submission), _table(submission)
    return judge(
        looked_up(
            table,
            _FACILITY,
            {c.number: c.facility for c in given.complaints},
            say("같은 시설물번호가 둘이면 등록일이 늦은 것이 현재 설치된 시설입니다."),
            say("‘같은 시설물번호가 둘일 때 늦은 쪽을 정할 열’에서 등록일을 골라 주세요."),
        ),
        looked_up(
            table,
            _DEPARTMENT,
            {c.number: c.department for c in given.complaints},
            say("한 코드에 부서가 둘이면 담당자가 정하기 전에는 어느 쪽도 고를 수 없습니다."),
            say("그 민원의 부서명은 비워 두고 ‘연결하지 못한 행’에 남겨 주세요."),
        ),
        names_in_force(table, given),
    )


def unmatched(submission: Submission) -> Judgement:
    """What found no partner is listed, all of it and nothing else, each with its reason.

    The reason says what to do: fill in a blank, correct a number, choose among several.
    """
    given = _given(submission)
    if not _lists(submission):
        raise NotSubmitted(
            say("연결하지 못한 민원의 목록이 없습니다."),
            say("‘연결해서 저장하기’로 저장하면 ‘연결하지 못한 행’ 시트가 함께 들어갑니다."),
        )
    return judge(
        one
        for lookup, words in _listed(submission).items()
        for one in whole_list(lookup, words, given.reasons[lookup])
    )


def summary(submission: Submission) -> Judgement:
    """Counts, cost and complaints per 10,000 inhabitants of each 읍면동; all complaints counted.

    Inhabitants belong to the summary: joined to the complaints they are added once a complaint.
    """
    return judge(summary_holds(_summary(submission), _given(submission)))


# --- What was given and what was submitted ------------------------------------------------------


def _given(submission: Submission) -> Given:
    return submission.once(read_given, submission.materials)


def _grids(submission: Submission) -> tuple[Grid, ...]:
    return grids_of(submission, "joined", lambda grids: any(g.has(RECEIPT_NUMBER) for g in grids))


def _table(submission: Submission) -> Grid:
    """The one table: single complaints with what was looked up for them."""
    fitting = [
        grid
        for grid in _grids(submission)
        if grid.has(RECEIPT_NUMBER) and (grid.has(_DEPARTMENT) or grid.has(_FACILITY))
    ]
    if not fitting:
        raise NotSubmitted(
            say("‘접수번호’와 함께 ‘시설물명’이나 ‘부서명’ 열이 있는 표를 찾지 못했습니다."),
            say("두 참조표와 연결한 뒤 다시 저장해 주세요."),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


def _lists(submission: Submission) -> list[Grid]:
    """The lists of what found no partner: tables of complaints other than the one table."""
    table = _table(submission)
    others = [grid for grid in _grids(submission) if grid is not table]
    return [one for one in tables_of(others) if one.has(RECEIPT_NUMBER)]


def _listed(submission: Submission) -> dict[str, dict[str, Listed]]:
    return listed_in(_lists(submission), _table(submission))


def _summary(submission: Submission) -> Grid:
    fitting = [
        grid
        for grid in tables_of(_grids(submission))
        if grid.has(DISTRICT, COUNT) and not grid.has(RECEIPT_NUMBER)
    ]
    if not fitting:
        raise NotSubmitted(
            say("읍면동별 집계표(읍면동, 건수 열)를 찾지 못했습니다."),
            say("‘집계하기’로 센 표를 같은 통합 문서에 저장해 주세요."),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


# --- rows: the cost -----------------------------------------------------------------------------


def _costs(table: Grid, given: Given) -> Belonging:
    """The cost that belongs to each complaint, in the unit of the table."""
    unit = cost_unit(table)
    scale = PER_THOUSAND_WON[unit]
    truth = {c.number: {round(c.cost * scale, 3)} for c in given.complaints}
    return Belonging(COST, truth, lambda cell: round(as_number(cell, unit) or 0, 3))


def _cost_unchanged(table: Grid, given: Given, moved: Container[str]) -> Criterion:
    """The costs add up to what they were before the join."""
    column, unit = table.column(*COST), cost_unit(table)
    scale = PER_THOUSAND_WON[unit]
    cells = [] if column is None else table.values(column)
    total = sum(as_number(cell, unit) or 0 for cell in cells)
    right = sum(c.cost for c in given.complaints if c.number not in moved) * scale
    return criterion(
        column is not None and abs(total - right) < 0.5 * scale,
        say("처리비용 합계가 연결하기 전과 같습니다."),
        say(
            "처리비용을 더하면 {total:,.0f}{unit}입니다. "
            "연결하기 전의 합계는 {right:,.0f}{unit}입니다.",
            total=total,
            right=right,
            unit=unit,
        ),
        why=say(
            "표를 연결한다는 것은 기존 표에 열을 추가하는 일입니다. "
            "합계가 달라졌다면 행이 늘거나 빠진 것입니다."
        ),
        mend=say(
            "정확히 천 배 다르면 열 이름의 단위를, "
            "그 밖에는 참조표에 겹친 번호가 있는지 확인해 주세요."
        ),
        weight=2,
    )
