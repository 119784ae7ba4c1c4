"""Where the data of a living workbook stands, and formulas over all of it."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 1_048_576  # of any sheet of Excel's
_MORE_ROWS = 2_000  # rows to come, below the data

Cells = Callable[[str], str]
"""Gives the cells of a column, as a formula names them."""


@dataclass(frozen=True)
class Piece:
    """The rows of the data that stand on one sheet, from A1 on, the header in row 1."""

    data: pl.DataFrame
    sheet: Worksheet

    @property
    def last_row_to_come(self) -> int:
        """The last row that rules reach, so that rows added below the data obey them as well."""
        return min(len(self.data) + 1 + _MORE_ROWS, LAST_ROW)

    def column(self, name: str) -> str:
        """A whole column: rows added at the bottom count as well."""
        letter = self.letter(name)
        return f"{quote_sheetname(self.sheet.title)}!${letter}:${letter}"

    def rows(self, name: str) -> str:
        """The cells of a column under its header, and some below for rows to come."""
        letter, last = self.letter(name), self.last_row_to_come
        return f"{quote_sheetname(self.sheet.title)}!${letter}$2:${letter}${last}"

    def letter(self, name: str) -> str:
        """The letter of a column, as in B."""
        return get_column_letter(self.data.columns.index(name) + 1)


@dataclass(frozen=True)
class Source:
    """All of the data: one piece, or several where it is longer than a sheet."""

    data: pl.DataFrame
    pieces: tuple[Piece, ...]

    def over_columns(self, write: Callable[[Cells], str]) -> str:
        """A formula that adds up what ``write`` makes of the whole columns of each sheet."""
        return "=" + "+".join(write(piece.column) for piece in self.pieces)

    def over_rows(self, write: Callable[[Cells], str]) -> str:
        """The same of the cells under the header."""
        return "=" + "+".join(write(piece.rows) for piece in self.pieces)
