"""What the workbook of a release says: reach, views and visitors, last year's and this year's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from automation.facts import Fact, Kind, supported
from graders.tables.numbers_in_text import rounds_to
from groundwork.headings import find_header
from groundwork.sheets import read_rows

FIGURES = "figures.xlsx"
REACH, VIEWS, VISITORS = "도달", "조회", "방문객"
_UNITS = {REACH: "명", VIEWS: "회", VISITORS: "명"}
# How a report names what was counted.
NAMED = {
    REACH: re.compile("도달|노출"),
    VIEWS: re.compile("조회|재생|시청(?:자|률| ?수|한)"),
    VISITORS: re.compile("방문|찾은|관람|손님|참여"),
}
_TOTAL = "합계"


@dataclass(frozen=True)
class Measure:
    """One thing that was counted: by place or day, before (기준, 지난해) and after (올해)."""

    name: str
    before: dict[str, float]
    after: dict[str, float]

    @property
    def unit(self) -> str:
        return _UNITS[self.name]

    @property
    def base(self) -> float:
        return sum(self.before.values())

    @property
    def result(self) -> float:
        return sum(self.after.values())

    @property
    def growth(self) -> float:
        """Per cent by which it grew, on last year's figure."""
        return 100 * (self.result - self.base) / self.base

    @property
    def growth_on_result(self) -> float:
        """The usual mistake: the growth divided by this year's figure."""
        return 100 * (self.result - self.base) / self.result


@dataclass(frozen=True)
class Release:
    """Every measure of a release, and the goals the order set for some of them."""

    measures: dict[str, Measure]
    goals: dict[str, float]

    @property
    def missed(self) -> list[Measure]:
        return [self.measures[name] for name in self.goals if not self._reached(name)]

    def _reached(self, name: str) -> bool:
        return self.measures[name].result >= self.goals[name]

    def holds(self, fact: Fact) -> bool:
        """Whether a count or a percentage of a report can be worked out from these figures."""
        if fact.unit == "%":
            return any(rounds_to(fact, per_cent) for per_cent in self._per_cents())
        return any(supported(fact, list(figures)) for figures in self._groups())

    def _groups(self) -> Iterator[Iterator[Fact]]:
        """Figures that may be added or taken from each other: those of one measure."""
        for name, measure in self.measures.items():
            parts = (*measure.before.values(), *measure.after.values())
            goal = (self.goals[name],) if name in self.goals else ()
            numbers = (*parts, measure.base, measure.result, *goal)
            yield (Fact(Kind.COUNT, "", number, measure.unit) for number in numbers)

    def _per_cents(self) -> Iterator[float]:
        """Growth on the base, goals reached, parts of a whole, and views by reach."""
        for name, measure in self.measures.items():
            pairs = [(before, measure.after[place]) for place, before in measure.before.items()]
            for before, after in (*pairs, (measure.base, measure.result)):
                yield from (100 * (after - before) / before, 100 * after / before)
            for year in (measure.before, measure.after):
                yield from (100 * part / sum(year.values()) for part in year.values())
            if name in self.goals:
                goal = self.goals[name]
                reached = 100 * measure.result / goal
                yield from (reached, abs(100 - reached), 100 * (goal / measure.base - 1))
        reach, views = self.measures[REACH], self.measures[VIEWS]
        for seen, met in ((views.before, reach.before), (views.after, reach.after)):
            yield 100 * sum(seen.values()) / sum(met.values())
            yield from (100 * seen[place] / met[place] for place in seen)


def read_release(materials: Path, goals: tuple[tuple[str, float], ...]) -> Release:
    """The course's own figures, with the goals of the order by the name of their measure."""
    path = materials / FIGURES
    measures = (_measure(path, name) for name in _UNITS)
    return Release({measure.name: measure for measure in measures}, dict(goals))


def _measure(path: Path, name: str) -> Measure:
    head = {
        "place": ("채널", "날"),
        "before": (f"지난해 {name}({_UNITS[name]})",),
        "after": (f"올해 {name}({_UNITS[name]})",),
    }
    rows = read_rows(path, names=head)
    top, columns = find_header(rows, head) or (0, {})
    cells = [{field: row[column] for column, field in columns.items()} for row in rows[top + 1 :]]
    counted = [c for c in cells if isinstance(c["before"], int) and c["place"] != _TOTAL]
    before, after = (
        {str(c["place"]): float(c[year]) for c in counted} for year in ("before", "after")
    )
    return Measure(name, before, after)
