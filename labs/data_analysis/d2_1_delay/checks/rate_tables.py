"""A table of late rates as it was submitted, and the criteria over its lines.

Every group is there with its denominator, its rate and its median; few cases bear a warning.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graders.outcome import Criterion, criterion
from graders.tables.plain_cells import as_number, examples, is_total, label_of
from graders.tables.workbooks import Grid
from groundwork.messages import NOTHING, Message, catalog

from .late_complaints import FEW, Group, Rate

say = catalog(__package__)

RATE = ("지연율", "지연 비율", "초과율", "late rate", "share late", "rate")
_JUDGED = ("건수", "판정 건수", "전체 건수", "대상 건수", "분모", "cases", "count", "judged")
_LATE = ("지연 건수", "늦은 건수", "기한 초과 건수", "기한 초과", "late cases", "late")
_MEDIAN = ("중앙값", "중위수", "중간값", "median")
_MOST_OFF = 0.51  # a rate may be rounded to whole per cents, a median to whole days
_WARNS = re.compile(
    r"적|미만|안 ?[되됨]|못 ?미|참고|주의|소수|제외|few|small|caution|\*", re.IGNORECASE
)


@dataclass(frozen=True)
class RateTable:
    """A submitted table: its rows by their group, what people call it (부서별), the right rates."""

    grid: Grid
    lines: Mapping[Group, tuple[Any, ...]]
    name: Message
    truth: Mapping[Group, Rate]

    def wrong(
        self,
        column: int | None,
        right: Mapping[Group, float],
        most_off: float = 0,
        scale: float = 1,
    ) -> list[Group]:
        """The groups whose line has another number in a column, or none."""

        def holds(group: Group, number: float) -> bool:
            if column is None or group not in self.lines:
                return False
            value = as_number(self.lines[group][column])
            return value is not None and abs(value * scale - number) <= most_off

        return [group for group, number in right.items() if not holds(group, number)]

    def column(
        self, names: tuple[str, ...], right: Mapping[Group, float], most_off: float = 0
    ) -> int | None:
        """The column that is right for every group, under whatever name; else the one so named."""
        columns = range(len(self.grid.heading.names))
        holding = (column for column in columns if not self.wrong(column, right, most_off))
        return next(holding, self.grid.column(*names))


def lines_of(grid: Grid, keys: Sequence[tuple[str, ...]]) -> dict[Group, tuple[Any, ...]]:
    """The rows of a table by their group; a cell left blank under another goes on with it."""
    columns = [grid.require(*names) for names in keys]
    lines: dict[Group, tuple[Any, ...]] = {}
    above = [""] * len(columns)
    for row in grid.rows:
        group = [label_of(row[column]) for column in columns]
        group[:-1] = [name or last for name, last in zip(group[:-1], above[:-1], strict=True)]
        if not any(is_total(name) for name in group):
            above = group
            lines[tuple(group)] = row
    return lines


def unfolded(grid: Grid, sides: Sequence[str], name: str) -> Grid:
    """A cross table as a long one: its columns of each side, 있음 건수 and 없음 건수, as rows.

    ``name`` is what the sides are called; any other table is as it was.
    """
    names = grid.heading.names
    at = {side: [i for i, column in enumerate(names) if side in column] for side in sides}
    bare = {side: [names[i].split(side)[-1].strip() for i in at[side]] for side in sides}
    first, *others = bare.values()
    if not first or not all(first) or any(other != first for other in others):
        return grid
    common = [i for i in range(len(names)) if not any(i in columns for columns in at.values())]
    rows = [(side, *(row[i] for i in (*common, *at[side]))) for row in grid.rows for side in sides]
    heads = (name, *(names[i] for i in common), *first)
    heading = replace(grid.heading, names=heads, units=(None,) * len(heads))
    return replace(grid, heading=heading, rows=tuple(rows))


def counted(table: RateTable) -> Criterion:
    """Every group stands there with how many were judged and how many of them were late."""
    judged = {group: rate.judged for group, rate in table.truth.items()}
    column, late = table.column(_JUDGED, judged), table.grid.column(*_LATE)
    odd = {*table.wrong(column, judged)}
    if late is not None and late != column:
        odd |= {*table.wrong(late, {group: rate.late for group, rate in table.truth.items()})}
    wrong = [group for group in judged if group in odd]
    return criterion(
        not wrong,
        say("{what} 건수가 모두 맞습니다.", what=table.name),
        say(
            "{what} 건수가 없거나 다른 줄이 {count}개 있습니다.", what=table.name, count=len(wrong)
        ),
        _names(wrong),
        say("건수(분모)가 없는 지연율은 믿을 수 없습니다. 끝난 것만 세면 방치된 민원이 빠집니다."),
        say("기한이 지난 미완료 민원은 지연으로 세고, 기한이 남은 것만 빼 주세요."),
        weight=2,
    )


def rates(table: RateTable) -> Criterion:
    """The rate of every group of 30 or more; as per cent or as a share."""
    right = {group: rate.percent for group, rate in table.truth.items() if rate.judged >= FEW}
    column = table.grid.column(*RATE)
    cells = [] if column is None else [as_number(line[column]) for line in table.lines.values()]
    scale = 1 if max((value or 0 for value in cells), default=0) > 1 else 100
    wrong = table.wrong(column, right, _MOST_OFF, scale)
    return criterion(
        not wrong,
        say("{what} 지연율이 모두 맞습니다.", what=table.name),
        say(
            "{what} 지연율이 없거나 다른 줄이 {count}개 있습니다.",
            what=table.name,
            count=len(wrong),
        ),
        _names(wrong),
        say(
            "지연율은 그 줄의 지연 건수를 그 줄의 건수로 나눈 값입니다. "
            "전체에서 차지하는 비중이 아닙니다."
        ),
        say("지연 건수 ÷ 건수 × 100인지, 처리기한을 근무일로 세었는지 확인해 주세요."),
        weight=2,
    )


def medians(table: RateTable) -> Criterion:
    """The median of the working days of every group."""
    right = {group: rate.days for group, rate in table.truth.items()}
    wrong = table.wrong(table.column(_MEDIAN, right, _MOST_OFF), right, _MOST_OFF)
    return criterion(
        not wrong,
        say("{what} 처리일수 중앙값이 모두 맞습니다.", what=table.name),
        say(
            "{what} 중앙값이 없거나 다른 줄이 {count}개 있습니다.",
            what=table.name,
            count=len(wrong),
        ),
        _names(wrong),
        say("평균은 잘못 적힌 날짜 하나에도 크게 움직입니다. 중앙값은 거의 움직이지 않습니다."),
        say("완료된 민원의 근무일수를 크기 순으로 놓았을 때 가운데 값을 적어 주세요."),
        weight=2,
    )


def medians_beside(table: RateTable) -> Iterator[Criterion]:
    """Medians where nobody asked for them are not wrong; says nothing else."""
    if table.grid.has(_MEDIAN) and not (beside := medians(table)).met:
        yield beside


def totals_hold(table: RateTable, known: Sequence[Rate]) -> Iterator[Criterion]:
    """A line of totals, where there is one, is one rate that is known; says nothing else."""
    grid = table.grid
    judged = table.column(_JUDGED, {group: rate.judged for group, rate in table.truth.items()})
    late = grid.column(*_LATE)
    columns = [None if judged == late else judged, late, grid.column(*RATE)]
    rows = [row for row in grid.rows if any(is_total(c) for c in row if isinstance(c, str))]
    said = [[None if c is None else as_number(row[c]) for c in columns] for row in rows]
    wrong = [cells for cells in said if not any(_is_line_of(rate, *cells) for rate in known)]
    if wrong:
        yield criterion(
            False,
            NOTHING,
            say("{what} 표의 합계 줄이 민원 기록과 다릅니다.", what=table.name),
            why=say("합계에 합계까지 더하거나 비율을 더하거나 평균하면 전체가 달라집니다."),
            mend=say("합계 줄의 지연율도 그 줄의 지연 건수를 그 줄의 건수로 나누어 주세요."),
            weight=2,
        )


def _is_line_of(rate: Rate, judged: float | None, late: float | None, per: float | None) -> bool:
    """Whether the numbers of a line are this rate's; those that are left out do not matter."""
    return (
        judged in (None, rate.judged)
        and late in (None, rate.late)
        and (per is None or rate.is_meant(per) or rate.is_meant(100 * per))
    )


def few_marked(lines: Mapping[Group, tuple[Any, ...]], truth: Mapping[Group, Rate]) -> Criterion:
    """Groups of fewer than 30 bear a warning."""
    bare = [
        group
        for group, rate in truth.items()
        if rate.judged < FEW
        and group in lines
        and not any(isinstance(c, str) and _WARNS.search(c) for c in lines[group])
    ]
    return criterion(
        not bare,
        say("건수가 적은 줄에 주의 표시가 있습니다."),
        say(
            "{few}건 미만인데 아무 표시 없이 순위에 든 줄이 {count}개 있습니다.",
            few=FEW,
            count=len(bare),
        ),
        _names(bare),
        say("12건이면 한 건만 달라져도 지연율이 8%포인트 움직입니다."),
        say("비고에 ‘건수 적음’이라고 적고, 순위에서는 빼 주세요."),
    )


def _names(groups: Sequence[Group]) -> Message:
    return examples(["·".join(group) for group in groups])
