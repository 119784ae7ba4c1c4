"""The tables of a document as a reader follows them: labels, and what stands beside them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from automation.documents import Table
from automation.facts import with_unit

Label = Callable[[str], bool]
_UNIT_OF_ALL = re.compile(r"단위\s?[:：]\s?([^()（）,\s]{1,6})")


@dataclass(frozen=True)
class Place:
    """A cell of a table, by row and column from 0."""

    table: Table
    row: int
    column: int

    @property
    def text(self) -> str:
        return self.table.rows[self.row][self.column].strip()

    def beside(self) -> Iterator[str]:
        """The other cells of its row and of its column."""
        for column, cell in enumerate(self.table.rows[self.row]):
            if column != self.column:
                yield cell.strip()
        for row, cells in enumerate(self.table.rows):
            if row != self.row and self.column < len(cells):
                yield cells[self.column].strip()


def labelled(table: Table, is_label: Label) -> list[Place]:
    """The cells that bear a label: those of the first row and column, where labels stand.

    Where the first column numbers the rows or groups them, labels stand in the second one too;
    below a title in one cell over the whole table they stand in the next row, and a heading of two
    levels has them in both of its rows.
    """
    top = next((r for r, row in enumerate(table.rows) if len({*map(str.strip, row)} - {""}) > 1), 0)
    numbered = any(not row[0].strip() or row[0].strip().isdigit() for row in table.rows[1:])
    last = 1 if numbered else 0
    return [
        Place(table, r, c)
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        if (r in _headings(table, top) or c <= last) and is_label(cell.strip())
    ]


def _headings(table: Table, top: int) -> range:
    """The rows of the heading: a second one has nothing new in its first cell, and no figures."""
    first, *below = table.rows[top:]
    second = below[0] if below else ()
    goes_on = (
        second and second[0].strip() in ("", first[0].strip()) and not any(numbers(iter(second)))
    )
    return range(top, top + (2 if goes_on else 1))


def crossing(table: Table, one: Label, other: Label) -> str | None:
    """What stands where a row of one label and a column of the other cross, either way round.

    A bare number comes with the unit its labels, or the caption, have. None
    where the table does not have both labels.
    """
    for first in labelled(table, one):
        for second in labelled(table, other):
            row, column = max(first.row, second.row), max(first.column, second.column)
            crosses = first.row != second.row and first.column != second.column
            if crosses and column < len(table.rows[row]):
                common = _UNIT_OF_ALL.search(table.caption)
                cell = table.rows[row][column].strip()
                return with_unit(cell, (first.text, second.text), common[1] if common else "")
    return None


def numbers(texts: Iterator[str]) -> Iterator[float]:
    """The numbers of cells that hold a number, with or without a unit: 7,600, 7,600명, 86.2%."""
    for text in texts:
        match = re.fullmatch(r"약?\s?(\d[\d,]*(?:\.\d+)?)\s?(?:[가-힣]{1,3}|%)?", text)
        if match:
            yield float(match[1].replace(",", ""))
