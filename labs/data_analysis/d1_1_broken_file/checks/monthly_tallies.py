"""Counts and money by month and 읍면동, as they were submitted, and the criteria over them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graders.outcome import Criterion, criterion
from graders.tables.column_names import COUNT, DISTRICT
from graders.tables.plain_cells import (
    PER_THOUSAND_WON,
    as_number,
    examples,
    is_total,
    label_of,
    month_of,
)
from graders.tables.workbooks import Grid
from groundwork.messages import NOTHING, Message, catalog

from .given_complaints import Tally

say = catalog(__package__)

MONTH = ("월", "접수월", "연월", "년월", "month")
SPENT = ("비용집행액", "집행액", "spent")

_MONTH_NAMED = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*월")
_FEWEST = 2  # sheets of a month each
# A chief reads 백만원 without decimals; smaller units are given whole.
_ROUNDED = {"원": 1.0, "천원": 0.001, "만원": 0.5, "백만원": 0.5, "억원": 0.05}

Place = tuple[int, str]


@dataclass(frozen=True)
class Tallies:
    """Tallies by month (1 to 12) and 읍면동; ``unit`` is that of the money, None without money."""

    by_place: Mapping[Place, Tally]
    unit: str | None = "천원"

    @property
    def count(self) -> int:
        return sum(tally.count for tally in self.by_place.values())

    @property
    def districts(self) -> set[str]:
        return {district for _, district in self.by_place}


def tallies_by_sheet(tables: Sequence[Grid]) -> Tallies | None:
    """The tallies of tables of one month each, which their sheet or title names; None if none."""
    found = {
        month: tallies_of(table, month)
        for table in tables
        if table.has(DISTRICT, COUNT) and table.column(*MONTH) is None
        for month in [_named_month(table)]
        if month
    }
    if len(found) < _FEWEST:
        return None
    by_place = {place: tally for one in found.values() for place, tally in one.by_place.items()}
    return Tallies(by_place, next((one.unit for one in found.values() if one.unit), None))


def _named_month(table: Grid) -> int | None:
    texts = (table.sheet, *table.heading.title)
    months = [found[1] for text in texts for found in [_MONTH_NAMED.search(text)] if found]
    return int(months[0]) if months else None


def tallies_of(grid: Grid, of_month: int | None = None) -> Tallies:
    """The tallies of a table; rows of totals and rows without a month are left aside.

    A cell left blank under another, as in merged cells and pivot tables, goes on with it. All rows
    are of ``of_month`` where that is given.
    """
    month, district = grid.column(*MONTH), grid.column(*DISTRICT)
    count, spent = grid.column(*COUNT), grid.column(*SPENT)
    tallies: dict[Place, Tally] = {}
    above: tuple[Any, Any] = (None, None)
    for row in grid.rows:
        labels = [None if column is None else row[column] for column in (month, district)]
        if any(is_total(cell) for cell in row[:count] if isinstance(cell, str)):
            continue
        above = (labels[0] or above[0], labels[1] or above[1])
        number, name = of_month or month_of(above[0]), label_of(above[1])
        if not name or number is None:
            continue
        cases = as_number(None if count is None else row[count]) or 0
        money = as_number(None if spent is None else row[spent]) or 0.0
        before = tallies.get((number, name), Tally(0, 0.0))
        tallies[number, name] = Tally(before.count + int(cases), before.spent + money)
    return Tallies(tallies, None if spent is None else grid.unit(spent) or "원")


def tallies_agree(submitted: Tallies, given: Tallies) -> Iterator[Criterion]:
    """All complaints counted, at every place, with the right counts and money."""
    for asks in (_all_counted, _every_place, counts_right, _money_right, _no_district_in_two):
        yield asks(submitted, given)


def _all_counted(submitted: Tallies, given: Tallies) -> Criterion:
    """The counts add up to all that was given."""
    return criterion(
        submitted.count == given.count,
        say("모두 {right:,}건으로, 원본과 맞습니다.", right=given.count),
        say(
            "모두 {total:,}건으로 세었지만 {right:,}건이어야 합니다.",
            total=submitted.count,
            right=given.count,
        ),
        _more_or_fewer(submitted.count - given.count),
        say("중복이나 합계 행이 섞이거나 시트 하나가 빠지면 건수가 달라집니다."),
        say("‘읽을 시트’에서 상반기와 하반기를 모두 골랐는지 확인해 주세요."),
        weight=2,
    )


def _every_place(submitted: Tallies, given: Tallies) -> Criterion:
    """Every month and 읍면동 stands there."""
    missing = [place for place in given.by_place if place not in submitted.by_place]
    return criterion(
        not missing,
        say("열두 달과 모든 읍면동이 있습니다."),
        say("월·읍면동 {count:,}곳이 집계표에 없습니다.", count=len(missing)),
        _first(missing),
        mend=say("‘읽을 시트’를 모두 고르고 ‘묶을 열’에서 읍면동을 골라 주세요."),
        weight=2,
    )


def counts_right(submitted: Tallies, given: Tallies) -> Criterion:
    """Wherever a month and 읍면동 stand there, their count is the given one."""
    wrong = [
        place
        for place, tally in given.by_place.items()
        if place in submitted.by_place and submitted.by_place[place].count != tally.count
    ]
    return criterion(
        bool(submitted.by_place) and not wrong,
        say("월·읍면동별 건수가 맞습니다."),
        say("월·읍면동별 건수가 다른 곳이 {count:,}곳 있습니다.", count=len(wrong)),
        _first(wrong),
        mend=say("먼저 고친 자료로 집계해 주세요."),
        weight=2,
    )


def _money_right(submitted: Tallies, given: Tallies) -> Criterion:
    """Wherever a month and 읍면동 stand there, their money is the given one, in its unit."""
    scale = PER_THOUSAND_WON.get(submitted.unit or "원", 1.0)
    most_off = _ROUNDED.get(submitted.unit or "원", 0.001)
    wrong = [
        place
        for place, tally in given.by_place.items()
        if place in submitted.by_place
        and abs(submitted.by_place[place].spent - tally.spent * scale) > most_off
    ]
    return criterion(
        submitted.unit is not None and bool(submitted.by_place) and not wrong,
        say("집행액 합계가 맞습니다({unit}).", unit=submitted.unit or ""),
        say("집행액 합계가 다른 곳이 {count:,}곳 있습니다.", count=len(wrong))
        if submitted.unit is not None
        else say("집행액 열이 없습니다."),
        _first(wrong),
        say("단위가 천원인 열을 원으로 읽으면 천 배 차이가 납니다."),
        say(
            "‘더할 금액’에서 비용 집행액을 고르고, 열 이름의 단위를 확인해 주세요. "
            "산정액은 실제로 쓴 금액이 아닙니다."
        ),
        weight=3,
    )


def _no_district_in_two(submitted: Tallies, given: Tallies) -> Criterion:
    """No 읍면동 bears a name that was not given."""
    unknown = sorted(submitted.districts - given.districts)
    return criterion(
        not unknown,
        say("읍면동 이름이 스물다섯 곳 그대로입니다."),
        say("원본에 없는 읍면동 이름이 있습니다."),
        examples(unknown),
        say("공백이나 전각 숫자가 남으면 같은 동이 둘로 나뉩니다."),
        say("읍면동을 바로잡은 자료로 집계해 주세요."),
    )


def _first(places: Sequence[Place]) -> Message:
    if not places:
        return NOTHING
    month, district = min(places)
    return say("예: {month}월 {district}", month=month, district=district)


def _more_or_fewer(difference: int) -> Message:
    if difference > 0:
        return say("{count:,}건 많습니다.", count=difference)
    return say("{count:,}건 모자랍니다.", count=-difference)
