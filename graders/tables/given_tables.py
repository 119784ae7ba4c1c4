"""A given table file (csv, xlsx) read plainly: what stands above its header, and its rows.

For the truth that a submission is held against. Not the reading the learners' library does: two
computations that agree prove more than one that agrees with itself.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_analysis.reading.sheets import read_sheets
from graders.tables.plain_cells import plain_day


@dataclass(frozen=True)
class GivenTable:
    """The first cell of each line above the header, and each row by the names of its columns."""

    above: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


def read_given_table(path: Path) -> GivenTable:
    """Read a file of one sheet; its header is the first row with every cell filled."""
    (sheet,) = read_sheets(path)
    rows = [[(cell or "").strip() for cell in row] for row in sheet.cells.iter_rows()]
    top = next(number for number, row in enumerate(rows) if all(row))
    return GivenTable(
        tuple(row[0] for row in rows[:top]),
        tuple(dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]),
    )


def given_day(text: str) -> date:
    """The day in a given cell. Raises ValueError where there is none."""
    day = plain_day(text)
    if day is None:
        raise ValueError(f"{text!r} is no day")
    return day
