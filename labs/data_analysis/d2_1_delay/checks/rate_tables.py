"""Criteria over tables of rates: every group there, with its denominator, its rate, its median."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from graders.outcome import Criterion, criterion
from graders.tables.plain_cells import as_number, as_text, examples, is_total
from graders.tables.workbooks import Grid
from groundwork.messages import Message, catalog

from .late_complaints import Group, Rate

say = catalog(__package__)

JUDGED = ("건수", "판정 건수", "전체 건수", "대상 건수", "분모", "cases", "count", "judged")
LATE = ("지연 건수", "늦은 건수", "기한 초과 건수", "기한 초과", "late cases", "late")
RATE = ("지연율", "지연 비율", "초과율", "late rate", "share late", "rate")
MEDIAN = ("중앙값", "중위수", "중간값", "median")
FEW = 30
_MOST_OFF = 0.51  # a rate may be rounded to whole per cents, a median to whole days
_WARNS = re.compile(r"적|참고|주의|소수|제외|few|small|caution|\*", re.IGNORECASE)

Lines = Mapping[Group, tuple[Any, ...]]


def lines_of(grid: Grid, keys: Sequence[tuple[str, ...]]) -> Lines:
    """The rows of a table by their group; a cell left blank under another goes on with it."""
    columns = [grid.require(*names) for names in keys]
    lines: dict[Group, tuple[Any, ...]] = {}
    above = [""] * len(columns)
    for row in grid.rows:
        group = [(as_text(row[column]) or "").strip() for column in columns]
        group[:-1] = [name or last for name, last in zip(group[:-1], above[:-1], strict=True)]
        if not any(is_total(name) for name in group):
            above = group
            lines[tuple(group)] = row
    return lines


def counted(grid: Grid, lines: Lines, truth: Mapping[Group, Rate], what: Message) -> Criterion:
    """Every group stands there with how many were judged and how many of them were late."""
    judged = _column(grid, lines, JUDGED, {group: rate.judged for group, rate in truth.items()}, 0)
    late = grid.column(*LATE)
    wrong = [
        group
        for group, rate in truth.items()
        if not _holds(lines, group, judged, rate.judged, 0)
        or (late is not None and late != judged and not _holds(lines, group, late, rate.late, 0))
    ]
    return criterion(
        not wrong,
        say("{what} 건수가 모두 맞습니다.", what=what),
        say("{what} 건수가 없거나 다른 줄이 {count}개 있습니다.", what=what, count=len(wrong)),
        _names(wrong),
        say("건수(분모)가 없는 지연율은 믿을 수 없습니다. 끝난 것만 세면 방치된 민원이 빠집니다."),
        say("기한이 지난 미완료 민원은 지연으로 세고, 기한이 남은 것만 빼 주세요."),
        weight=2,
    )


def rates(grid: Grid, lines: Lines, truth: Mapping[Group, Rate], what: Message) -> Criterion:
    """The rate of every group of 30 or more; as per cent or as a share."""
    column = grid.column(*RATE)
    values = [as_number(row[column]) or 0 for row in lines.values()] if column is not None else []
    scale = 1 if max(values, default=0) > 1 else 100
    wrong = [
        group
        for group, rate in truth.items()
        if rate.judged >= FEW and not _holds(lines, group, column, rate.percent, _MOST_OFF, scale)
    ]
    return criterion(
        not wrong,
        say("{what} 지연율이 모두 맞습니다.", what=what),
        say("{what} 지연율이 없거나 다른 줄이 {count}개 있습니다.", what=what, count=len(wrong)),
        _names(wrong),
        say("지연율은 그 줄의 지연 건수를 그 줄의 건수로 나눈 값입니다. 전체에서의 몫이 아닙니다."),
        say("지연 건수 ÷ 건수 × 100인지, 처리기한을 근무일로 세었는지 확인해 주세요."),
        weight=2,
    )


def medians(grid: Grid, lines: Lines, truth: Mapping[Group, Rate], what: Message) -> Criterion:
    """The median of the working days of every group."""
    right = {group: rate.days for group, rate in truth.items()}
    column = _column(grid, lines, MEDIAN, right, _MOST_OFF)
    wrong = [
        group
        for group, rate in truth.items()
        if not _holds(lines, group, column, rate.days, _MOST_OFF)
    ]
    return criterion(
        not wrong,
        say("{what} 처리일수 중앙값이 모두 맞습니다.", what=what),
        say("{what} 중앙값이 없거나 다른 줄이 {count}개 있습니다.", what=what, count=len(wrong)),
        _names(wrong),
        say("평균은 잘못 적힌 날짜 하나에도 크게 움직입니다. 중앙값은 거의 움직이지 않습니다."),
        say("완료된 민원의 근무일수를 크기 순으로 놓았을 때 가운데 값을 적어 주세요."),
        weight=2,
    )


def few_marked(lines: Lines, truth: Mapping[Group, Rate]) -> Criterion:
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


def _column(
    grid: Grid,
    lines: Lines,
    names: tuple[str, ...],
    right: Mapping[Group, float],
    most_off: float,
) -> int | None:
    """The column that holds for every group, under whatever name; else the one so named."""
    named = grid.column(*names)
    holding = (
        column
        for column in range(len(grid.heading.names))
        if all(_holds(lines, group, column, value, most_off) for group, value in right.items())
    )
    return next(holding, named)


def _holds(
    lines: Lines, group: Group, column: int | None, right: float, most_off: float, scale: float = 1
) -> bool:
    if column is None or group not in lines:
        return False
    value = as_number(lines[group][column])
    return value is not None and abs(value * scale - right) <= most_off


def _names(groups: Sequence[Group]) -> Message:
    return examples(["·".join(group) for group in groups])
