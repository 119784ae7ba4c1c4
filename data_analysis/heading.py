"""Where a table begins on its sheet: the title above it, its header rows, its units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from data_analysis.header_rows import (
    Row,
    depth_of,
    is_heading_cell,
    is_heading_row,
    is_label,
    names_of,
    tidy,
)
from groundwork.comparing_text import one_spaced, spaceless

_LOOKED_AT = 40
_MOST = 0.6  # share of the columns that a header names
_SURE_OF_VALUES = 2  # rows full of values, below which no header is looked for
# 천원 of (단위: 천원) and of (단위: 건, 천원)
_UNIT = re.compile(
    r"단위\s*[:：]?\s*(?:[^\s,()]{1,3}\s*,\s*)?(백만\s*원|천\s*원|만\s*원|억\s*원|원)"
)
_UNIT_OF_COLUMN = re.compile(
    r"\s*[(\[（]\s*(?:단위\s*[:：]?\s*)?(백만원|천원|만원|억원|원)\s*[)\]）]"
)


@dataclass(frozen=True)
class Heading:
    """The top of a table. ``rows`` are above the data, counted from 0; names are the columns'.

    ``title`` is the text above the header; ``unit`` is the money unit written there, as in
    (단위: 천원); ``units`` are those written in single column names. ``labels`` are the header
    rows as they stand; there are none where no header was found.
    """

    first: int
    rows: int
    names: tuple[str, ...]
    title: tuple[str, ...] = ()
    unit: str | None = None
    units: tuple[str | None, ...] = ()
    labels: tuple[Row, ...] = ()


def find_heading(cells: pl.DataFrame, at: int | None = None) -> Heading:
    """Find the header among the first rows of a sheet; ``at`` names its first row (1 is the top).

    The header is the first row with labels, or labels and years, in most columns; together with
    the rows below where those fill what a merged cell left open or say again what stands above.
    """
    rows = _first_rows(cells)
    first = at - 1 if at is not None else _first_label_row(rows, cells.width)
    above = _texts(rows[:first])
    if first >= len(rows):
        return _of_numbers(first, cells.width, above)
    depth = depth_of(rows[first:])
    names = names_of(rows[first : first + depth], rows[first - 1] if first else ())
    unit = next((match.group(1) for text in above if (match := _UNIT.search(text))), None)
    return Heading(
        first=first,
        rows=first + depth,
        names=tuple(_distinct(names)),
        title=above,
        unit=spaceless(unit) if unit else None,
        units=tuple(_column_unit(name) for name in names),
        labels=tuple(tuple(row) for row in rows[first : first + depth]),
    )


def without_header(cells: pl.DataFrame) -> Heading:
    """The top of a table that has no header: a title at most, and columns by their number."""
    rows = _first_rows(cells)
    first = next((n for n, row in enumerate(rows) if _is_full(row, cells.width)), len(rows))
    return _of_numbers(first, cells.width, _texts(rows[:first]))


def _of_numbers(first: int, width: int, above: tuple[str, ...]) -> Heading:
    names = tuple(f"{number}열" for number in range(1, width + 1))
    return Heading(first, first, names, above, units=(None,) * width)


def _first_rows(cells: pl.DataFrame) -> list[list[str | None]]:
    return [[tidy(cell) for cell in row] for row in cells.head(_LOOKED_AT).iter_rows()]


def _texts(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(cell for row in rows for cell in row if cell)


def _is_full(row: Row, width: int) -> bool:
    return sum(cell is not None for cell in row) >= _MOST * width


def _first_label_row(rows: Sequence[Row], width: int) -> int:
    """The first row that, with those below, labels at least 60 % of the columns.

    Where notes beside the table leave no such row, the one with the most labels; else none. Below
    rows full of values there is no header any more: what stands there are rows of the table.
    """
    most_labels, fullest, values = 0, len(rows), 0
    for number, row in enumerate(rows):
        filled = [cell for cell in row if cell]
        below = rows[number:]
        if len(filled) < min(2, width) or not is_heading_row(below):
            values += _is_full(row, width) and not all(map(is_heading_cell, filled))
            if values == _SURE_OF_VALUES:
                break
            continue
        if len(filled) > most_labels and all(map(is_label, filled)):
            most_labels, fullest = len(filled), number
        names = names_of(below[: depth_of(below)])
        if sum(map(bool, names)) >= _MOST * width:
            return number
    return fullest


def _column_unit(label: str | None) -> str | None:
    found = _UNIT_OF_COLUMN.search(label or "")
    return found.group(1) if found else None


def without_unit(name: str) -> str:
    """A column's name without its unit: ``"비용(천원) 산정액"`` is ``"비용 산정액"``."""
    return one_spaced(_UNIT_OF_COLUMN.sub(" ", name))


def _distinct(labels: Sequence[str | None]) -> list[str]:
    """The labels without their units, numbered where empty or already taken."""
    names: list[str] = []
    for number, label in enumerate(labels, start=1):
        name = without_unit(label) if label else f"{number}열"
        times = sum(taken == name or taken.startswith(f"{name} (") for taken in names)
        names.append(f"{name} ({times + 1})" if times else name)
    return names
