"""A summary by 읍면동 as it was submitted, and the criteria over its lines."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from graders.outcome import Criterion, criterion
from graders.tables.column_names import COUNT, DISTRICT
from graders.tables.plain_cells import (
    PER_THOUSAND_WON,
    as_number,
    as_text,
    examples,
    is_total,
    label_of,
)
from graders.tables.workbooks import Grid
from groundwork.messages import Message, catalog

from .given_registers import Given

say = catalog(__package__)

COST = ("처리비용", "비용", "cost")
_PEOPLE = ("인구수", "인구", "population")
_RATE = ("1만 명당", "만 명당", "1만명당", "인구당", "per 10,000", "rate")
_MOST_OFF = 0.51  # a rate may be rounded to whole complaints


def cost_unit(table: Grid) -> str:
    """The unit of a table's costs: 천원 unless it names another."""
    column = table.column(*COST)
    return (None if column is None else table.unit(column)) or "천원"


def summary_holds(grid: Grid, given: Given) -> Iterator[Criterion]:
    """All complaints counted; the count, the cost, the inhabitants and the rate of each 읍면동."""
    cost, people, rate = (grid.column(*names) for names in (COST, _PEOPLE, _RATE))
    counts = Counter(c.district for c in given.complaints)
    costs: Counter[str | None] = Counter()
    for complaint in given.complaints:
        costs[complaint.district] += int(complaint.cost)
    scale = PER_THOUSAND_WON[cost_unit(grid)]
    rates = {place: counts[place] / n * 10_000 for place, n in given.people.items()}
    yield _all_counted(grid, given)
    yield _lines_hold(
        say("건수"),
        _wrong(grid, grid.column(*COUNT), {place: counts[place] for place in rates}, 0),
        say("같은 동이 옛 이름과 새 이름으로 나뉘었는지 확인해 주세요."),
    )
    yield _lines_hold(
        say("처리비용"),
        _wrong(grid, cost, {place: costs[place] * scale for place in rates}, 0.5 * scale),
        say("집계표에 처리비용 열이 있는지, 열 이름의 단위가 맞는지 확인해 주세요."),
    )
    yield _lines_hold(
        say("인구수"),
        _wrong(grid, None if people == rate else people, given.people, 0.5),
        say(
            "‘인구표에서 가져올 열’에서 인구수를 골라 주세요. "
            "인구를 민원 표에 연결해 더하면 건수만큼 불어납니다."
        ),
    )
    yield _lines_hold(
        say("인구 1만 명당 건수"),
        _wrong(grid, rate, rates, _MOST_OFF),
        say("건수를 인구로 나누고 10,000을 곱한 값인지 확인해 주세요."),
    )


def _all_counted(grid: Grid, given: Given) -> Criterion:
    count = grid.require(*COUNT)
    total = sum(as_number(row[count]) or 0 for row in _rows(grid))
    right = len(given.complaints)
    elsewhere = sum(complaint.district not in given.people for complaint in given.complaints)
    return criterion(
        total == right,
        say("모두 {right:,}건으로, 접수한 민원과 같습니다.", right=right),
        say(
            "집계표의 건수를 더하면 {total:,.0f}건입니다. {right:,}건이어야 합니다.",
            total=total,
            right=right,
        ),
        why=say(
            "구미시 밖이거나 읍면동이 빈 민원 {count:,}건도 접수한 민원입니다.", count=elsewhere
        ),
        mend=say("읍면동을 알 수 없는 민원도 한 줄로 남겨, 합계가 접수한 민원과 같게 해 주세요."),
        weight=2,
    )


def _lines_hold(what: Message, wrong: list[str], mend: Message) -> Criterion:
    return criterion(
        not wrong,
        say("읍면동별 {what:이} 모두 맞습니다.", what=what),
        say("{what:이} 없거나 다른 읍면동이 {count:,}곳 있습니다.", what=what, count=len(wrong)),
        examples(wrong),
        mend=mend,
        weight=2,
    )


def _wrong(
    grid: Grid, column: int | None, truth: Mapping[str, float], most_off: float
) -> list[str]:
    """The 읍면동 whose line has another figure in a column, or none."""
    if column is None:
        return list(truth)
    district = grid.require(*DISTRICT)
    stated = {label_of(row[district]): as_number(row[column]) for row in _rows(grid)}
    return [n for n, right in truth.items() if abs((stated.get(n) or 0) - right) > most_off]


def _rows(grid: Grid) -> list[tuple[Any, ...]]:
    """The rows of a summary without those of totals."""
    district = grid.require(*DISTRICT)
    labels = [" ".join(filter(None, map(as_text, row[: district + 1]))) for row in grid.rows]
    return [row for row, label in zip(grid.rows, labels, strict=True) if not is_total(label)]
