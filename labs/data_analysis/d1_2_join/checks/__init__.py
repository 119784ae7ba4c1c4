"""Checks of d1-2-join: four files made one table, with a list of what found no partner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from graders.outcome import Criterion, Judgement, criterion, judge
from graders.submission import NotSubmitted, Submission
from graders.tables.plain_cells import PER_THOUSAND_WON, as_number, as_text, examples, is_total
from graders.tables.row_criteria import (
    Belonging,
    Keys,
    each_its_own,
    none_doubled,
    none_invented,
    none_lost,
)
from graders.tables.tally_criteria import COUNT
from graders.tables.workbooks import Grid, grids_of, tables_of
from groundwork.messages import Message, catalog

from .city_registers import Given, read_given
from .lookup_criteria import looked_up
from .unmatched_lists import listed_in, whole_list

say = catalog(__package__)

_NUMBER = ("접수번호", "민원번호", "receipt number")
_DISTRICT = ("읍면동", "행정동", "동", "district")
_DEPARTMENT = ("부서명", "담당부서", "처리부서", "department")
_FACILITY = ("시설물명", "시설명", "facility")
_COST = ("처리비용", "비용", "cost")
_PEOPLE = ("인구수", "인구", "population")
_RATE = ("1만 명당", "만 명당", "1만명당", "인구당", "per 10,000", "rate")
_MOST_OFF = 0.51  # a rate may be rounded to whole complaints


# --- The submission -------------------------------------------------------------------------------


def _grids(submission: Submission) -> Sequence[Grid]:
    return grids_of(submission, "joined", lambda grids: any(g.has(_NUMBER) for g in grids))


def _table(submission: Submission) -> Grid:
    """The one table: single complaints with what was looked up for them."""
    fitting = [
        grid
        for grid in _grids(submission)
        if grid.has(_NUMBER) and (grid.has(_DEPARTMENT) or grid.has(_FACILITY))
    ]
    if not fitting:
        raise NotSubmitted(
            say("‘접수번호’와 함께 ‘시설물명’이나 ‘부서명’ 열이 있는 표를 찾지 못했습니다."),
            say("join으로 두 열을 가져온 뒤 다시 저장해 주세요."),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


def _lists(submission: Submission) -> list[Grid]:
    """The lists of what found no partner: tables of complaints other than the one table."""
    table = _table(submission)
    others = [grid for grid in _grids(submission) if grid is not table]
    return [one for one in tables_of(others) if one.has(_NUMBER)]


def _listed(submission: Submission) -> dict[str, dict[str, str]]:
    return listed_in(_lists(submission), _table(submission), _NUMBER)


# --- The checks --------------------------------------------------------------------------------


def rows(submission: Submission) -> Judgement:
    """Every complaint stands there once: none lost by a join, none doubled by one."""
    given = submission.once(read_given, submission.materials)
    keys = Keys.of(_table(submission), *_NUMBER)
    # What was moved out of the table into the list, with its reason, is not lost.
    aside = {number for listed in _listed(submission).values() for number in listed}
    moved = Counter(dict.fromkeys(aside - set(keys.times), 1))
    found = Keys(keys.times + moved, keys.totals)
    one_entry_a_key = say(
        "조회표에 같은 번호가 두 번 있으면 민원이 그만큼 늘어납니다. "
        "조회표를 번호 하나에 한 행으로 만든 뒤 이어 주세요."
    )
    return judge(
        [
            none_doubled(found, given.numbers, one_entry_a_key),
            none_lost(found, given.numbers),
            none_invented(found, given.numbers),
            _cost_unchanged(_table(submission), given, moved),
            each_its_own(_table(submission), _NUMBER, [_costs(_table(submission), given)]),
        ]
    )


def _costs(table: Grid, given: Given) -> Belonging:
    """The cost that belongs to each complaint, in the unit of the table."""
    unit = _cost_unit(table)
    scale = PER_THOUSAND_WON[unit]
    truth = {c.number: {round(c.cost * scale, 3)} for c in given.complaints}
    return Belonging(_COST, truth, lambda cell: round(as_number(cell, unit) or 0, 3))


def _cost_unit(table: Grid) -> str:
    column = table.column(*_COST)
    return (None if column is None else table.unit(column)) or "천원"


def _cost_unchanged(table: Grid, given: Given, moved: Mapping[str, int]) -> Criterion:
    column = table.column(*_COST)
    unit = _cost_unit(table)
    scale = PER_THOUSAND_WON[unit]
    cells = [] if column is None else table.values(column)
    total = sum(as_number(cell, unit) or 0 for cell in cells)
    right = sum(c.cost for c in given.complaints if c.number not in moved) * scale
    return criterion(
        column is not None and abs(total - right) < 0.5 * scale,
        say("처리비용 합계가 잇기 전과 같습니다."),
        say(
            "처리비용을 더하면 {total:,.0f}{unit}입니다. 잇기 전의 합은 {right:,.0f}{unit}입니다.",
            total=total,
            right=right,
            unit=unit,
        ),
        why=say("잇기는 옆에 열을 붙이는 일입니다. 합계가 달라졌다면 행이 늘거나 빠진 것입니다."),
        mend=say("꼭 천 배 다르면 열 이름의 단위를, 그 밖에는 조회표의 겹친 번호를 보세요."),
        weight=2,
    )


def matches(submission: Submission) -> Judgement:
    """What was looked up is what the lookup tables say; where nobody can say, it stays empty."""
    given = submission.once(read_given, submission.materials)
    table = _table(submission)
    return judge(
        [
            *looked_up(
                table,
                _NUMBER,
                _FACILITY,
                {c.number: c.facility for c in given.complaints},
                say("같은 시설물번호가 둘이면 등록일이 늦은 것이 지금 서 있는 시설입니다."),
                say('시설물 대장을 이을 때 latest="등록일"을 적어 주세요.'),
            ),
            *looked_up(
                table,
                _NUMBER,
                _DEPARTMENT,
                {c.number: c.department for c in given.complaints},
                say("한 코드에 부서가 둘이면 담당자가 정하기 전에는 어느 쪽도 고를 수 없습니다."),
                say("그 민원의 부서명은 비워 두고 ‘못 맞춘 행’에 남겨 주세요."),
            ),
            _names_in_force(table, given),
        ]
    )


def _names_in_force(table: Grid, given: Given) -> Criterion:
    column = table.column(*_DISTRICT)
    truth = {c.number: c.district for c in given.complaints}
    numbers = ((as_text(cell) or "").strip() for cell in table.values(table.require(*_NUMBER)))
    cells = [] if column is None else table.values(column)
    wrong = [
        number
        for number, cell in zip(numbers, cells, strict=False)
        if (right := truth.get(number)) in given.people and (as_text(cell) or "").strip() != right
    ]
    return criterion(
        column is not None and not wrong,
        say("읍면동이 모두 지금 쓰는 이름입니다."),
        say("옛 이름이 남았거나 읍면동이 달라진 민원이 {count:,}건 있습니다.", count=len(wrong)),
        examples(wrong),
        say("옛 이름은 인구표에 없어서, 그 동의 인구당 건수가 실제보다 적게 나옵니다."),
        say("변경표로 rename을 먼저 하고 이어 주세요."),
        weight=3,
    )


def unmatched(submission: Submission) -> Judgement:
    """What found no partner is listed, all of it and nothing else, each with its reason."""
    given = submission.once(read_given, submission.materials)
    if not _lists(submission):
        raise NotSubmitted(
            say("짝을 찾지 못한 민원의 목록이 없습니다."),
            say("joined.save()로 저장하면 ‘못 맞춘 행’ 시트가 함께 들어갑니다."),
        )
    return judge(
        one
        for lookup, words in _listed(submission).items()
        for one in whole_list(lookup, words, given.reasons[lookup])
    )


def summary(submission: Submission) -> Judgement:
    """Counts, cost and complaints per 10,000 inhabitants of each 읍면동; all complaints counted."""
    given = submission.once(read_given, submission.materials)
    grid, places = _summary(submission), given.people
    cost, people, rate = (grid.column(*names) for names in (_COST, _PEOPLE, _RATE))
    people = None if people == rate else people
    counts = Counter(c.district for c in given.complaints)
    costs: Counter[str | None] = Counter()
    for complaint in given.complaints:
        costs[complaint.district] += int(complaint.cost)
    scale = PER_THOUSAND_WON[_cost_unit(grid)]
    return judge(
        [
            _all_counted(grid, given),
            _line_criterion(
                say("건수"),
                _wrong(grid, grid.column(*COUNT), {p: counts[p] for p in places}, 0),
                say("같은 동이 옛 이름과 새 이름으로 나뉘었는지 보세요."),
            ),
            _line_criterion(
                say("처리비용"),
                _wrong(grid, cost, {p: costs[p] * scale for p in places}, 0.5 * scale),
                say('summarise에 sums="처리비용"을 적고, 열 이름의 단위를 확인해 주세요.'),
            ),
            _line_criterion(
                say("인구수"),
                _wrong(grid, people, places, 0.5),
                say(
                    "인구는 민원이 아니라 집계표에 이어야 합니다. "
                    "민원에 이어 더하면 건수만큼 불어납니다."
                ),
            ),
            _line_criterion(
                say("인구 1만 명당 건수"),
                _wrong(
                    grid, rate, {p: counts[p] / n * 10_000 for p, n in places.items()}, _MOST_OFF
                ),
                say("건수를 인구로 나누고 10,000을 곱한 값인지 확인해 주세요."),
            ),
        ]
    )


def _all_counted(grid: Grid, given: Given) -> Criterion:
    count = grid.require(*COUNT)
    total = sum(as_number(row[count]) or 0 for row in _data_rows(grid))
    right = len(given.complaints)
    elsewhere = sum(complaint.district not in given.people for complaint in given.complaints)
    return criterion(
        total == right,
        say("모두 {right:,}건으로, 받은 민원과 같습니다.", right=right),
        say(
            "집계표의 건수를 더하면 {total:,.0f}건입니다. {right:,}건이어야 합니다.",
            total=total,
            right=right,
        ),
        why=say("구미시 밖이거나 읍면동이 빈 민원 {count:,}건도 받은 민원입니다.", count=elsewhere),
        mend=say("읍면동을 알 수 없는 민원도 한 줄로 남겨, 합계가 받은 민원과 같게 해 주세요."),
        weight=2,
    )


def _wrong(
    grid: Grid, column: int | None, truth: Mapping[str, float], most_off: float
) -> list[str]:
    """The 읍면동 whose line has another figure in a column, or none."""
    if column is None:
        return list(truth)
    handed = {name: as_number(row[column]) or 0 for name, row in _lines(grid).items()}
    return [name for name, right in truth.items() if abs(handed.get(name, 0) - right) > most_off]


def _line_criterion(what: Message, wrong: list[str], mend: Message) -> Criterion:
    return criterion(
        not wrong,
        say("읍면동별 {what:이} 모두 맞습니다.", what=what),
        say("{what:이} 없거나 다른 읍면동이 {count:,}곳 있습니다.", what=what, count=len(wrong)),
        examples(wrong),
        mend=mend,
        weight=2,
    )


def _summary(submission: Submission) -> Grid:
    fitting = [
        grid
        for grid in tables_of(_grids(submission))
        if grid.has(_DISTRICT, COUNT) and not grid.has(_NUMBER)
    ]
    if not fitting:
        raise NotSubmitted(
            say("읍면동별 집계표(읍면동, 건수 열)를 찾지 못했습니다."),
            say("summarise로 센 표를 같은 통합 문서에 저장해 주세요."),
        )
    return max(fitting, key=lambda grid: len(grid.rows))


def _data_rows(grid: Grid) -> Iterable[tuple[object, ...]]:
    column = grid.require(*_DISTRICT)
    labels = [" ".join(filter(None, map(as_text, row[: column + 1]))) for row in grid.rows]
    return [row for row, label in zip(grid.rows, labels, strict=True) if not is_total(label)]


def _lines(grid: Grid) -> dict[str, tuple[object, ...]]:
    column = grid.require(*_DISTRICT)
    return {(as_text(row[column]) or "").strip(): row for row in _data_rows(grid)}
