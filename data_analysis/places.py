"""Cells and areas of a sheet, by number and by the names Excel gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries

Place = tuple[int, int]
"""Row and column of a cell, both from 1."""

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


@dataclass(frozen=True)
class Area:
    """A rectangle of cells; rows and columns from 1, both ends included."""

    top: int
    bottom: int
    left: int
    right: int

    @staticmethod
    def of(reference: str) -> Area:
        """The area of a reference such as ``B2:D9``."""
        left, top, right, bottom = range_boundaries(reference)
        return Area(top, bottom, left, right)

    def __contains__(self, place: Place) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right

    def __str__(self) -> str:
        return f"{name_of((self.top, self.left))}:{name_of((self.bottom, self.right))}"

    def touches(self, other: Area) -> bool:
        """Whether two areas have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    def with_cell(self, place: Place) -> Area:
        """The area, as much larger as it takes to hold a cell."""
        rows = sorted((self.top, self.bottom, place[0]))
        columns = sorted((self.left, self.right, place[1]))
        return Area(rows[0], rows[-1], columns[0], columns[-1])


def name_of(place: Place) -> str:
    """What Excel calls a cell: B7."""
    return f"{get_column_letter(place[1])}{place[0]}"


def place_of(name: str) -> Place | None:
    """Where the cell of a name such as ``B7`` or ``$B$7`` is; None for what is no such name."""
    found = _CELL.fullmatch(name.strip())
    return (int(found[2]), column_index_from_string(found[1].upper())) if found else None


def sheet_and_cells(reference: str) -> tuple[str, str]:
    """The two parts of a reference such as ``'월간 보고'!$B$3``; the sheet may be left out."""
    sheet, _, cells = reference.rpartition("!")
    return sheet.removeprefix("'").removesuffix("'").replace("''", "'"), cells


def moved(formula: str, place: Place, to: Place) -> str:
    """A formula as it reads after it was copied from one cell to another."""
    return str(Translator(formula, name_of(place)).translate_formula(name_of(to)))
