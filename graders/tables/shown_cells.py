"""The cells of a submitted sheet that a reader sees: nothing hidden, no letters like their ground.

A filter that is on hides rows, too, but nothing from anybody: its rows are read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from groundwork.seen import is_unseen
from groundwork.shown_cells import (
    INVISIBLE_FORMAT,
    colour_of,
    hidden_columns,
    is_filtered,
    is_unseen_cell,
)


@dataclass
class ShownSheet:
    """A sheet as openpyxl reads it without writing, asked for what is seen of it."""

    sheet: Any
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    may_hide_letters: bool
    _styles: dict[Any, bool] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The sheet's name."""
        return str(self.sheet.title)

    def cells(self, **area: int) -> Iterator[tuple[Any, ...]]:
        """The rows as cells, `None` for one that is not seen; nothing of a hidden row."""
        self.sheet.reset_dimensions()  # what a file says of its own size is not always so
        for number, row in enumerate(self.sheet.iter_rows(**area), 1):
            if number in self.hidden_rows:
                continue
            yield tuple(
                None if column in self.hidden_columns or self._hides(cell) else cell
                for column, cell in enumerate(row, area.get("min_col", 1))
            )

    def values(self) -> Iterator[tuple[Any, ...]]:
        """The rows as values."""
        if self.may_hide_letters or self.hidden_columns:
            yield from (tuple(c.value if c else None for c in row) for row in self.cells())
            return
        self.sheet.reset_dimensions()
        for number, row in enumerate(self.sheet.iter_rows(values_only=True), 1):
            if number not in self.hidden_rows:
                yield row

    def _hides(self, cell: Any) -> bool:
        if not self.may_hide_letters or cell.value is None:
            return False
        style = cell._style_id
        if style not in self._styles:
            self._styles[style] = is_unseen_cell(cell)
        return self._styles[style]


def shown_sheets(book: Any, path: Path, hidden_rows: dict[str, list[int]]) -> list[ShownSheet]:
    """The sheets of an opened workbook that are not hidden."""
    filtered = any(hidden_rows.values()) and is_filtered(path)
    may_hide = any(_near_paper(font) for font in book._fonts) or any(
        INVISIBLE_FORMAT in form for form in book._number_formats
    )
    return [
        ShownSheet(
            sheet,
            frozenset() if filtered else frozenset(hidden_rows.get(sheet.title, ())),
            hidden_columns(sheet),
            may_hide,
        )
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
    ]


def _near_paper(font: Any) -> bool:
    return is_unseen(colour_of(font.color), "", font.sz)
