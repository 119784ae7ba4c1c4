"""Where a table begins on its sheet: the title above it, its one or two header rows, its units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from data_analysis.cells import looks_like_value
from groundwork.comparing_text import one_spaced, spaceless

Row = Sequence[str | None]

_LOOKED_AT = 40
_UNIT = re.compile(r"단위\s*[:：]?\s*(백만\s*원|천\s*원|만\s*원|억\s*원|원)")
_UNIT_OF_COLUMN = re.compile(
    r"\s*[(\[（]\s*(?:단위\s*[:：]?\s*)?(백만원|천원|만원|억원|원)\s*[)\]）]"
)


@dataclass(frozen=True)
class Heading:
    """The top of a table. ``rows`` are above the data, counted from 0; names are the columns'.

    ``title`` is the text above the header; ``unit`` is the money unit written there, as in
    (단위: 천원); ``units`` are those written in single column names.
    """

    first: int
    rows: int
    names: tuple[str, ...]
    title: tuple[str, ...] = ()
    unit: str | None = None
    units: tuple[str | None, ...] = ()


def find_heading(cells: pl.DataFrame, at: int | None = None) -> Heading:
    """Find the header among the first rows of a sheet; ``at`` names its first row (1 is the top).

    The header is the first row with labels, and no values, in most columns; together with the row
    below where that one fills what a merged cell left open.
    """
    rows = [[_tidy(cell) for cell in row] for row in cells.head(_LOOKED_AT).iter_rows()]
    first = at - 1 if at is not None else _first_label_row(rows, cells.width)
    above = tuple(cell for row in rows[:first] for cell in row if cell)
    if first >= len(rows):
        return Heading(first, first, tuple(_unnamed(cells.width)), above)
    two = first + 1 < len(rows) and _goes_on_below(rows[first], rows[first + 1])
    labels = _joined(rows[first], rows[first + 1]) if two else list(rows[first])
    units = tuple(_column_unit(label) for label in labels)
    unit = next((match.group(1) for text in above if (match := _UNIT.search(text))), None)
    return Heading(
        first=first,
        rows=first + 1 + two,
        names=tuple(_distinct(labels)),
        title=above,
        unit=spaceless(unit) if unit else None,
        units=units,
    )


def _tidy(cell: str | None) -> str | None:
    return one_spaced(cell) or None if cell else None


def _is_label(cell: str | None) -> bool:
    return cell is not None and not looks_like_value(cell)


def _first_label_row(rows: Sequence[Row], width: int) -> int:
    """The first row that, with the one below, labels at least 60 % of the columns.

    Where notes beside the table leave no such row, the one with the most labels; else none.
    """
    most_labels, fullest = 0, len(rows)
    for number, row in enumerate(rows):
        filled = [cell for cell in row if cell]
        if len(filled) < min(2, width) or not all(map(_is_label, filled)):
            continue
        if len(filled) > most_labels:
            most_labels, fullest = len(filled), number
        below = rows[number + 1] if number + 1 < len(rows) else ()
        joined = _goes_on_below(row, below)
        named = sum(bool(a or (joined and b)) for a, b in _pairs(row, below))
        if named >= 0.6 * width:
            return number
    return fullest


def _pairs(row: Row, below: Row) -> list[tuple[str | None, str | None]]:
    padded = [*below, *[None] * (len(row) - len(below))]
    return list(zip(row, padded, strict=True))


def _goes_on_below(row: Row, below: Row) -> bool:
    """Whether two rows are one merged header: the lower fills gaps, and leaves merged ones open."""
    pairs = _pairs(row, below)
    fills = any(a is None and b for a, b in pairs)
    leaves_open = any(a and b is None for a, b in pairs)
    return fills and leaves_open and all(_is_label(b) for b in below if b)


def _joined(row: Row, below: Row) -> list[str | None]:
    """One name a column out of two rows: a group label reaches right over its cells."""
    names: list[str | None] = []
    group: str | None = None
    for upper, lower in _pairs(row, below):
        if upper:
            group = upper if lower else None
        names.append(f"{group} {lower}" if group and lower else upper or lower)
    return names


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


def _unnamed(width: int) -> list[str]:
    return [f"{number}열" for number in range(1, width + 1)]
