"""Cross tables of counts and money: 읍면동 down and months across, or the other way round.

As a pivot table leaves them: one for the counts and one for the money, or both side by side.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graders.tables.plain_cells import (
    PER_THOUSAND_WON,
    as_number,
    as_text,
    is_total,
    label_of,
    month_of,
)
from graders.tables.workbooks import Grid

from .given_complaints import Tally
from .monthly_tallies import MONTH, Place, Tallies

_MONEY = re.compile(r"액|비용|\(원|천원|spent|money", re.IGNORECASE)
_COUNT = re.compile(r"건수|개수|\(건|count|cases", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*월|\d{4}[-./]\s*(\d{1,2})")
_UNIT = re.compile(rf"\((?:단위\s*:\s*)?({'|'.join(PER_THOUSAND_WON)})\)")
_FEWEST = 2  # months, or 읍면동, across: one is a column of another table


@dataclass(frozen=True)
class _Cross:
    """A sheet with names down in the column ``down``; ``across`` says what columns stand for."""

    grid: Grid
    down: int
    across: dict[int, Any]
    words: str

    def is_money(self, column: int) -> bool:
        """Whether a column holds money and no counts, by its own name or by what is above."""
        for words in (self.grid.heading.names[column], self.words):
            if _COUNT.search(words) or _MONEY.search(words):
                return not _COUNT.search(words)
        return False


def cross_tallies(tables: Sequence[Grid], districts: Collection[str]) -> Tallies | None:
    """The tallies that cross tables hold; None where there is no cross table."""
    crosses = [cross for table in tables for cross in _crosses(table, districts)]
    counts: dict[Place, float] = {}
    money: dict[Place, float] = {}
    unit = None
    for cross in crosses:
        for column, name in cross.across.items():
            is_money = cross.is_money(column)
            if is_money:
                said = _UNIT.search(cross.words)
                unit = cross.grid.unit(column) or (said[1] if said else None) or unit
            for row in cross.grid.rows:
                place, value = _place(row[cross.down], name), as_number(row[column])
                if place and value is not None:
                    (money if is_money else counts)[place] = value
    if not crosses:
        return None
    by_place = {p: Tally(int(counts.get(p, 0)), money.get(p, 0.0)) for p in {*counts, *money}}
    return Tallies(by_place, (unit or "원") if money else None)


def _crosses(grid: Grid, districts: Collection[str]) -> Iterator[_Cross]:
    names = grid.heading.names
    words = " ".join([grid.sheet, *grid.heading.title])
    months = {i: month for i, name in enumerate(names) if (month := _month_in(name))}
    places = {i: place for i, name in enumerate(names) for place in districts if place in name}
    if len(months) >= _FEWEST:
        cells = [{as_text(cell) for cell in grid.values(i)} for i in range(len(names))]
        down = max(range(len(names)), key=lambda i: len(cells[i] & {*districts}))
        yield _Cross(grid, down, months, words)
    elif len(places) >= _FEWEST and (labels := [i for i in range(len(names)) if i not in places]):
        named = grid.column(*MONTH)
        down = max(labels, key=lambda i: _months(grid.values(i))) if named is None else named
        yield _Cross(grid, down, places, words)


def _months(cells: Sequence[Any]) -> tuple[int, int]:
    """How many months a column names, first those that are no plain numbers: a count may be 5."""
    written = {month_of(cell) for cell in cells if isinstance(cell, str | date)}
    return len(written - {None}), len({month_of(cell) for cell in cells} - {None})


def _month_in(name: str) -> int | None:
    found = _MONTH.search(name)
    return int(found[1] or found[2]) if found else None


def _place(label: Any, across: int | str) -> Place | None:
    """Month and 읍면동 of a cell; None in a row of totals."""
    if isinstance(across, int):
        district = label_of(label)
        return (across, district) if district and not is_total(district) else None
    month = month_of(label)
    return (month, across) if month else None
