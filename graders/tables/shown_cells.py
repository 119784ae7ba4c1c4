"""The cells of a submitted sheet that a reader sees: no hidden rows, no letters like their ground.

A filter that is on hides rows, too, but nothing from anybody: its rows are read.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from groundwork.seen import WHITE, is_unseen

_INVISIBLE_FORMAT = ";;;"
_WINDOW = 0  # the theme's colour of paper


@dataclass
class ShownSheet:
    """A sheet as openpyxl reads it without writing, asked for what is seen of it."""

    sheet: Any
    hidden_rows: frozenset[int]
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
            yield tuple(None if self._hides(cell) else cell for cell in row)

    def values(self) -> Iterator[tuple[Any, ...]]:
        """The rows as values."""
        if self.may_hide_letters:
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
            self._styles[style] = _is_unseen(cell)
        return self._styles[style]


def shown_sheets(book: Any, path: Path, hidden_rows: dict[str, list[int]]) -> list[ShownSheet]:
    """The sheets of an opened workbook that are not hidden."""
    filtered = any(hidden_rows.values()) and _is_filtered(path)
    may_hide = any(_near_paper(font) for font in book._fonts) or any(
        _INVISIBLE_FORMAT in form for form in book._number_formats
    )
    return [
        ShownSheet(
            sheet,
            frozenset() if filtered else frozenset(hidden_rows.get(sheet.title, ())),
            may_hide,
        )
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
    ]


def _is_filtered(path: Path) -> bool:
    with zipfile.ZipFile(path) as parts:
        places = ("worksheets/", "tables/")
        names = [name for name in parts.namelist() if any(place in name for place in places)]
        return any(_holds(parts, name, b"filterColumn") for name in names)


def _holds(parts: zipfile.ZipFile, name: str, word: bytes) -> bool:
    """Whether a word stands in a part, which may be larger than memory."""
    before = b""
    with parts.open(name) as part:
        while piece := part.read(1 << 20):
            if word in before + piece:
                return True
            before = piece[-len(word) :]
    return False


def _near_paper(font: Any) -> bool:
    return is_unseen(_colour(font.color), "", font.sz)


def _is_unseen(cell: Any) -> bool:
    fill = cell.fill
    ground = _colour(fill.fgColor) if fill and fill.fill_type == "solid" else ""
    form = str(cell.number_format)
    return _INVISIBLE_FORMAT in form or is_unseen(_colour(cell.font.color), ground, cell.font.sz)


def _colour(colour: Any) -> str:
    """RRGGBB; of a theme's colours only paper is known, the others are taken for its opposite."""
    if colour is None:
        return ""
    if colour.type == "theme":
        return WHITE if colour.theme == _WINDOW else "000000"
    return str(colour.rgb)[-6:] if colour.type == "rgb" else ""
