"""Criteria over tables of 집행률: sums of each group, the whole, the unit, and rates of sums."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from graders.outcome import Criterion, criterion
from graders.tables.plain_cells import PER_THOUSAND_WON, as_number, examples, is_total, label_of
from graders.tables.workbooks import Grid
from groundwork.messages import NOTHING, Message, catalog

from .budget_lines import Sums

say = catalog(__package__)

DEPARTMENT = ("부서", "부서명", "소관 부서", "담당부서", "department")
PROJECT = ("세부사업", "세부사업명", "사업명", "project")
ITEM = ("통계목", "편성목", "item")
RATE = ("집행률", "집행 비율", "집행율", "execution rate", "rate")
_CURRENT = ("예산현액", "예산 현액", "현액", "budget")
_SPENT = ("지출액", "집행액", "지출", "spent")
_MOST_OFF = 0.51  # a rate may be rounded to whole per cents
_ROUNDING = 1.0  # thousand won a line
_TIMES_ADDED = (2, 3, 4)  # with one, two or all levels of subtotals

_PER_CENT_FROM = 1.5  # what the middle of shares never reaches


@dataclass(frozen=True)
class RateLine:
    """예산현액 and 지출액 in 천원, 집행률 in per cent; None where a cell has no number."""

    current: float | None = None
    spent: float | None = None
    rate: float | None = None


@dataclass(frozen=True)
class RateTable:
    """Lines of rates by name, the line of totals if there is one, and the unit the table names.

    Where it names none, 천원 is taken.
    """

    lines: Mapping[str, RateLine]
    whole: RateLine
    unit: str | None


def is_rate_table(grid: Grid, names: tuple[str, ...], finer: Sequence[tuple[str, ...]]) -> bool:
    """Whether a sheet has rates, with their amounts, by these names and by nothing finer."""
    return grid.has(names, _CURRENT, _SPENT, RATE) and not any(map(grid.has, finer))


def read_rates(grid: Grid, names: tuple[str, ...]) -> RateTable:
    """Read such a sheet; rates may stand there as per cent or as shares."""
    named = grid.require(*names)
    amounts = [grid.require(*names) for names in (_CURRENT, _SPENT)]
    unit = next((unit for column in amounts if (unit := grid.unit(column))), None)
    up = PER_THOUSAND_WON[unit or "천원"]
    rate = grid.require(*RATE)
    rates = [value for cell in grid.values(rate) if (value := as_number(cell)) is not None]
    # A few lines may be far over 100 %: the middle one tells a share from a per cent.
    scale = 1 if median(rates or [0]) > _PER_CENT_FROM else 100
    lines: dict[str, RateLine] = {}
    whole = RateLine()
    for row in grid.rows:
        current, spent = (_times(as_number(row[column], unit), 1 / up) for column in amounts)
        line = RateLine(current, spent, _times(as_number(row[rate]), scale))
        if any(isinstance(cell, str) and is_total(cell) for cell in row):
            whole = line
        elif name := label_of(row[named]):
            lines[name] = line
    return RateTable(lines, whole, unit)


def unit_named(table: RateTable) -> Criterion:
    """The table says in which unit its money is."""
    return criterion(
        table.unit is not None,
        say("금액의 단위가 적혀 있습니다."),
        say("부서별 표의 금액이 원인지 천원인지 적혀 있지 않습니다."),
        why=say("원과 천원은 1,000배 다릅니다. 적혀 있지 않으면 읽는 사람마다 다르게 이해합니다."),
        mend=say("열 이름이나 표 위에 (천원)처럼 단위를 적어 주세요."),
    )


def sums_hold(table: RateTable, truth: Mapping[str, Sums], what: Message) -> Criterion:
    """Every group has the 예산현액 and 지출액 of its lines, each counted once."""
    wrong = [name for name, sums in truth.items() if not _amounts_hold(_line(table, name), sums)]
    return criterion(
        not wrong,
        say("{what} 예산현액과 지출액이 원본과 같습니다.", what=what),
        say(
            "{what} 금액이 원본과 다르거나 없는 줄이 {count}개 있습니다.",
            what=what,
            count=len(wrong),
        ),
        examples(wrong),
        _reason(table, truth, wrong),
        say("소계·합계 행을 빼고, 두 시트의 단위를 맞춘 뒤에 더해 주세요."),
        weight=2,
    )


def whole_holds(table: RateTable, truth: Sums) -> Criterion:
    """The line of totals is the sum of the source."""
    return criterion(
        _amounts_hold(table.whole, truth),
        say("합계 줄이 원본의 합과 같습니다."),
        say("부서별 표에 합계 줄이 없습니다.")
        if table.whole.current is None
        else say("합계 줄의 금액이 원본의 합과 다릅니다."),
        why=_why_off(table.whole, truth),
        mend=say(
            "소계를 뺀 줄만 더하면 예산현액이 {current:,.0f}천원입니다. "
            "합계 줄에 그 합을 적어 주세요.",
            current=truth.current,
        ),
        weight=2,
    )


def rates_hold(table: RateTable, truth: Mapping[str, Sums], what: Message) -> Criterion:
    """Every group with a budget has its own 지출액 divided by its own 예산현액."""
    wrong = [name for name, sums in truth.items() if not _rate_holds(_line(table, name), sums)]
    return criterion(
        not wrong,
        say("{what} 집행률이 모두 맞습니다.", what=what),
        say("{what} 집행률이 없거나 다른 줄이 {count}개 있습니다.", what=what, count=len(wrong)),
        examples(wrong),
        say("집행률은 지출액을 예산현액으로 나눈 값입니다. 예산액이나 이월을 뺀 금액이 아닙니다."),
        say("그 줄의 지출액 ÷ 그 줄의 예산현액 × 100인지 확인해 주세요."),
        weight=2,
    )


def whole_rate_holds(table: RateTable, truth: Sums) -> Criterion:
    """The rate of the whole is a quotient of sums, and no average of rates."""
    return criterion(
        _rate_holds(table.whole, truth),
        say("전체 집행률을 합계끼리 나누었습니다."),
        say("합계 줄에 전체 집행률이 없습니다.")
        if table.whole.rate is None
        else say("합계 줄의 집행률이 합계끼리 나눈 값과 다릅니다."),
        why=say("집행률을 평균하면 예산이 적은 부서와 많은 부서를 같은 비중으로 계산하게 됩니다."),
        mend=say("합계 줄의 지출액을 합계 줄의 예산현액으로 나누어 주세요."),
        weight=2,
    )


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _amounts_hold(line: RateLine, sums: Sums) -> bool:
    return _near(line.current, sums.current) and _near(line.spent, sums.spent)


def _near(value: float | None, right: float) -> bool:
    return value is not None and abs(value - right) <= _ROUNDING + 1e-6 * right


def _rate_holds(line: RateLine, sums: Sums) -> bool:
    if not sums.rates:
        return True
    rate = line.rate
    return rate is not None and any(abs(rate - right) <= _MOST_OFF for right in sums.rates)


def _reason(table: RateTable, truth: Mapping[str, Sums], wrong: Iterable[str]) -> Message:
    reasons = (_why_off(_line(table, name), truth[name]) for name in wrong)
    return next((reason for reason in reasons if reason), NOTHING)


def _line(table: RateTable, name: str) -> RateLine:
    return table.lines.get(name, RateLine())


def _why_off(line: RateLine, sums: Sums) -> Message:
    """What made an amount wrong, where its size tells."""
    if not line.current or not sums.current:
        return NOTHING
    if sums.corrected != sums.spent and _near(line.spent, sums.corrected):
        return say("단위가 의심되는 지출액을 고친 것 같습니다. 표는 원본대로 두고 문의합니다.")
    times = line.current / sums.current
    if any(abs(times - number) < 0.2 for number in _TIMES_ADDED):
        return say("원본의 약 {times:.0f}배입니다. 소계와 합계까지 더한 것 같습니다.", times=times)
    if times > 50 or times < 0.02:
        return say("원본과 자릿수가 다릅니다. 원과 천원이 섞인 것 같습니다.")
    return NOTHING
